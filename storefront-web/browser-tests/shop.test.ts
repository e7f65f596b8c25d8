import { createHash } from 'node:crypto';
import type { Browser, BrowserContext, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect, newDevice } from './browser.ts';
import { settings } from './settings.ts';
import {
  cancelElsewhere,
  createProduct,
  holdElsewhere,
  newEmail,
  opensIn,
  orderOf,
  runOut,
  stockOf,
  type Product,
} from './store.ts';
import { Shop } from './shop.ts';

/** What a route forwards does not know the browser's own resolver rule. */
const pastTheBrowser = { url: `${settings.storeUrl}/api/holds` };

/**
 * The status of what the store answers to a hold past the browser. A store that is busy for a moment has
 * granted nothing, and is asked again with the same key.
 */
async function grantedStatus(route: Route): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    const status = (await route.fetch(pastTheBrowser)).status();
    if (status !== 503 || tries === 5) return status;
  }
}

let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});

afterAll(async () => {
  await browser.close();
});

describe.each(settings.devices)('On a %s, over plain http in the LAN', (device) => {
  let context: BrowserContext;
  let shop: Shop;
  let faults: string[];
  let product: Product;

  /** What is the same at every width. */
  const onPhone = it.runIf(device === 'phone');

  /** Each device has a clock that is wrong in another way. */
  const off = {
    phone: { words: 'a day behind', byMs: -86_400_000 },
    desktop: { words: 'five hours ahead', byMs: 5 * 3_600_000 },
  }[device];

  beforeEach(async () => {
    const opened = await newDevice(browser, device);
    context = opened.context;
    faults = opened.faults;
    shop = new Shop(opened.page);
    product = await createProduct();
  });

  afterEach(async () => {
    await context.close();
    expect(faults).toEqual([]);
  });

  it('buys from the list to the confirmation and finds the order again', async () => {
    const email = newEmail();
    await shop.openBoard(product);
    expect(await shop.page.evaluate(() => window.isSecureContext)).toBe(false);
    await shop.page.getByRole('link', { name: `Buy now: ${product.name}`, exact: true }).click();
    await shop.email.fill(email);
    await shop.page.getByRole('button', { name: 'One more' }).click();
    await shop.holdButton.click();
    await shop.sees('Your order is held');
    expect(await stockOf(product)).toBe(18);
    await shop.confirmButton.click();
    await shop.sees('It’s yours');

    await shop.page.getByRole('link', { name: 'My orders' }).first().click();
    const row = shop.page.getByRole('listitem').filter({ hasText: product.name });
    await row.getByText('Confirmed').waitFor();
    expect(await row.innerText()).toContain(email);
  });

  it('tells when the hold ran out, and the units are back', async () => {
    await shop.hold(product, newEmail(), 2);
    await runOut(shop.orderId);
    await shop.sees('Your hold ran out');
    expect(await stockOf(product)).toBe(20);
    await shop.page.getByRole('link', { name: 'Back to the product' }).click();
    await shop.holdButton.waitFor();
  });

  it('warns of the last seconds in words, with an icon, and in a screen reader’s ear', async () => {
    const held = await holdElsewhere(product, 1);
    await context.route('**/api/events*', (route) => route.abort());
    // However slow the machine: the store says 15 seconds whenever it is asked.
    await context.route(`**/api/orders/${held}`, async (route) => {
      const order = await orderOf(held);
      const holdExpiresAt = new Date(Date.parse(order.serverTime) + 15_000).toISOString();
      await route.fulfill({ json: { ...order, holdExpiresAt } });
    });
    await shop.page.goto(`/checkout/${held}`);
    const warning = shop.page.locator('.hold-hurry');
    await warning.getByText('Hurry: your hold is about to run out').waitFor();
    await warning.locator('svg').waitFor();
    await shop.page
      .getByRole('status')
      .getByText('Less than 20 seconds left to confirm.')
      .waitFor();
    await shop.confirmButton.waitFor();
  });

  onPhone('counts a hold down to its end, and asks what became of it', async () => {
    const held = await holdElsewhere(product, 2);
    await context.route('**/api/events*', (route) => route.abort());
    await runOut(held, 3);
    await shop.page.goto(`/checkout/${held}`);
    await shop.sees('Your hold ran out');
    expect(await stockOf(product)).toBe(20);
  });

  it('sells out before the shopper’s eyes, and comes back', async () => {
    await shop.openProduct(product);
    const held: string[] = [];
    for (let holds = 0; holds < 4; holds += 1) held.push(await holdElsewhere(product, 5));
    await shop.sees('Sold out for now');
    await cancelElsewhere(held[0] ?? '');
    await shop.email.waitFor();
  });

  it('buys one unit when the answer is lost and the shopper tries again', async () => {
    const lost: number[] = [];
    await shop.page.route('**/api/holds', async (route) => {
      lost.push(await grantedStatus(route));
      await route.abort('connectionreset');
    });
    await shop.placeHold(product, newEmail());
    await shop.isRefused('network');
    expect(lost).toEqual([201]);
    expect(await stockOf(product)).toBe(19);

    await shop.page.unroute('**/api/holds');
    await shop.tryAgainButton.click();
    await shop.sees('Your order is held');
    expect(await stockOf(product)).toBe(19);
  });

  it('buys one unit when the page is reloaded in the middle of the request', async () => {
    const lost: number[] = [];
    await shop.page.route('**/api/holds', async (route) => {
      lost.push(await grantedStatus(route));
    });
    await shop.placeHold(product, newEmail());
    await expect.poll(() => lost).toEqual([201]);
    expect(await stockOf(product)).toBe(19);
    await shop.page.reload();
    await shop.page.unroute('**/api/holds');
    await shop.page.getByText('Your last try got no answer').waitFor();
    await shop.tryAgainButton.click();
    await shop.sees('Your order is held');
    expect(await stockOf(product)).toBe(19);
  });

  it('goes on after a network that was away', async () => {
    await shop.openProduct(product);
    await shop.email.fill(newEmail());
    await context.setOffline(true);
    await shop.holdButton.click();
    await shop.isRefused('network');
    await context.setOffline(false);
    await shop.tryAgainButton.click();
    await shop.sees('Your order is held');
    expect(await stockOf(product)).toBe(19);
  });

  it('is at the same place after a reload at every step', async () => {
    const { page } = shop;
    const row = page.getByRole('listitem').filter({ hasText: product.name });
    await shop.openBoard(product);
    await page.reload();
    await page.getByText(product.name, { exact: true }).waitFor();
    await shop.openProduct(product);
    await page.reload();
    await shop.email.fill(newEmail());
    await shop.holdButton.click();
    await shop.sees('Your order is held');
    await page.reload();
    await shop.sees('Your order is held');
    await shop.confirmButton.click();
    await shop.sees('It’s yours');
    await page.reload();
    await shop.sees('It’s yours');
    await page.getByText(/^Entry \d+/).waitFor();
    await page.goto('/orders');
    await row.getByText('Confirmed').waitFor();
    await page.reload();
    await row.getByText('Confirmed').waitFor();
  });

  onPhone('asks once, however often a button is pressed', async () => {
    const asked: string[] = [];
    let letThrough: () => void = () => undefined;
    let isLetThrough = Promise.resolve();
    const holdBack = () => {
      isLetThrough = new Promise((resolve) => {
        letThrough = resolve;
      });
    };
    await context.route(/\/api\/(holds|orders\/[^/]+\/confirm)$/, async (route) => {
      const { pathname } = new URL(route.request().url());
      asked.push(pathname);
      await isLetThrough;
      await route.fulfill({ response: await route.fetch({ url: settings.storeUrl + pathname }) });
    });
    holdBack();
    await shop.placeHold(product, newEmail());
    const holding = shop.page.getByRole('button', { name: 'Holding…' });
    await holding.waitFor();
    expect(await holding.isDisabled()).toBe(true);
    await holding.click({ force: true });
    await shop.email.press('Enter');
    letThrough();
    await shop.sees('Your order is held');
    holdBack();
    await shop.confirmButton.click();
    const confirming = shop.page.getByRole('button', { name: 'Confirming…' });
    expect(await confirming.isDisabled()).toBe(true);
    await confirming.click({ force: true });
    letThrough();
    await shop.sees('It’s yours');
    expect(asked).toEqual(['/api/holds', `/api/orders/${shop.orderId}/confirm`]);
  });

  it('gives the units back when the shopper cancels', async () => {
    await shop.hold(product, newEmail(), 3);
    expect(await stockOf(product)).toBe(17);
    await shop.page.getByRole('button', { name: 'Cancel order' }).click();
    await shop.page.getByRole('button', { name: 'Yes, cancel' }).click();
    await shop.sees('Order cancelled');
    expect(await stockOf(product)).toBe(20);
  });

  it('shows the same order in two tabs, whichever confirms it', async () => {
    await shop.hold(product, newEmail());
    const other = new Shop(await context.newPage());
    await other.page.goto(shop.page.url());
    await other.confirmButton.click();
    await other.sees('It’s yours');
    await shop.sees('It’s yours');
    expect(await stockOf(product)).toBe(19);
  });

  it(`counts sale and hold by the store’s clock on a device that is ${off.words}`, async () => {
    const ending = await createProduct({ endsIn: 2380 });
    await context.addInitScript((byMs) => {
      const { now } = Date;
      Date.now = () => now() + byMs;
    }, off.byMs);
    await shop.openProduct(ending);
    expect(await shop.page.getByRole('timer').innerText()).toMatch(/3\d:\d\d/);
    await shop.email.fill(newEmail());
    await shop.holdButton.click();
    await shop.sees('Your order is held');
    expect(await shop.page.getByRole('timer').innerText()).toMatch(/(2\d|30):\d\d/);
  });

  onPhone('opens a sale by itself', async () => {
    const soon = await createProduct({ opensIn: 3000 });
    await shop.page.goto(`/products/${soon.id}`);
    await shop.sees('Not open yet');
    await opensIn(soon, 2);
    await shop.holdButton.waitFor();
  });

  it('can be bought from by the keyboard alone', async () => {
    await shop.openProduct(product);
    await shop.email.focus();
    await shop.page.keyboard.type(newEmail());
    await shop.page.keyboard.press('Enter');
    await shop.sees('Your order is held');
    await shop.page.keyboard.press('Tab');
    await shop.page.keyboard.press('Enter');
    await shop.sees('It’s yours');
  });
});

/** 640 by 430 is what is left of 1280 by 860 when the page is zoomed to 200 %. */
const SIZES = [
  { width: 320, height: 740 },
  { width: 360, height: 740 },
  { width: 640, height: 430 },
  { width: 1920, height: 1080 },
];

it('fits into every width from 320 to 1920 px without scrolling sideways', async () => {
  const { context, page } = await newDevice(browser, 'phone');
  const product = await createProduct();
  const shop = new Shop(page);
  const tooWide = () =>
    page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth > clientWidth ? [`${scrollWidth} in ${clientWidth}`] : [];
    });
  const fits = async () => {
    for (const size of SIZES) {
      await page.setViewportSize(size);
      expect(await tooWide()).toEqual([]);
    }
  };

  await shop.openBoard(product);
  await fits();
  await shop.openProduct(product);
  await fits();
  await shop.hold(product, newEmail());
  await fits();
  await shop.confirmButton.click();
  await shop.sees('It’s yours');
  await fits();
  await page.goto('/orders');
  await page.getByText('Confirmed').waitFor();
  await fits();
  const gone = await createProduct({ totalStock: 1 });
  await holdElsewhere(gone, 1);
  await shop.joinLine(gone, newEmail());
  await fits();
  await page.goto('/admin');
  await page.getByLabel('Admin token').fill(settings.adminToken);
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByText('Holds created').waitFor();
  await fits();
  await context.close();
});

describe('A store that asks for work', () => {
  it('gets it from a worker, although the page is no secure context', async () => {
    const { context, page, faults } = await newDevice(browser, 'phone');
    const shop = new Shop(page);
    const challenge = { text: 'AAAAGR8hT0xkq3AAAAGR8hT0xkq3AAAAGR8hT0', bits: 12 };
    const problem = { status: 428, code: 'work_required', error: 'Work first.', challenge };
    const proofs: string[] = [];
    await page.route('**/api/holds', async (route) => {
      const proof = route.request().headers()['proof-of-work'];
      proofs.push(proof ?? 'none');
      await route.fulfill(
        proof === undefined
          ? { status: 428, json: problem }
          : { response: await route.fetch(pastTheBrowser) },
      );
    });
    await shop.hold(await createProduct(), newEmail());
    expect(proofs[0]).toBe('none');
    const hash = createHash('sha256')
      .update(proofs.at(-1) ?? '')
      .digest();
    expect(proofs.at(-1)).toMatch(/^AAAAGR8hT0xkq3.*:\d+$/);
    expect(hash.readUInt16BE() >> 4).toBe(0);
    await context.close();
    expect(faults).toEqual([]);
  });
});
