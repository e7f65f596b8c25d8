import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { objectionsInLightAndDark as objections } from './axe.ts';
import { connect, newDevice } from './browser.ts';
import { settings } from './settings.ts';
import {
  adminPost,
  cancelElsewhere,
  closeSale,
  confirmElsewhere,
  createProduct,
  holdElsewhere,
  newEmail,
  orderOf,
  runOut,
  stockOf,
  type Product,
} from './store.ts';
import { Shop } from './shop.ts';

/** What is said of a refusal: why, what now, and what there is to press. */
type Words = { code: string; status: number; title: string; now: RegExp; waits?: boolean };

const OF_A_HOLD: Words[] = [
  {
    code: 'invalid',
    status: 400,
    title: 'The store did not accept this',
    now: /Check your e-mail/,
  },
  { code: 'not_found', status: 404, title: 'This is no longer here', now: /on sale now/ },
  { code: 'sale_not_active', status: 409, title: 'This sale is not open', now: /countdown/ },
  {
    code: 'sold_out',
    status: 409,
    title: 'Someone was faster',
    now: /Join the line, or choose fewer/,
  },
  {
    code: 'limit_reached',
    status: 409,
    title: 'You have reached the limit',
    now: /Finish or cancel/,
  },
  { code: 'cooldown', status: 429, title: 'A short break first', now: /Others get/, waits: true },
  { code: 'throttled', status: 429, title: 'That is all for now', now: /fair/, waits: true },
  {
    code: 'too_many_requests',
    status: 429,
    title: 'Too much at once',
    now: /wait a moment/,
    waits: true,
  },
];

/** After these the store may have done it all the same, so the same try is kept and repeated. */
const IN_DOUBT: Words[] = [
  {
    code: 'busy',
    status: 503,
    title: 'The store is very busy',
    now: /Your try is kept/,
    waits: true,
  },
  {
    code: 'unavailable',
    status: 503,
    title: 'The store cannot answer',
    now: /Your try is kept/,
    waits: true,
  },
  {
    code: 'internal',
    status: 500,
    title: 'an answer we do not understand',
    now: /Try again in a moment/,
  },
];

const OF_THE_LINE: Words[] = [
  { code: 'line_full', status: 409, title: 'The line is full', now: /Look again later/ },
  {
    code: 'limit_reached',
    status: 409,
    title: 'You have reached the limit',
    now: /Finish or cancel/,
  },
  { code: 'sale_not_active', status: 409, title: 'This sale is not open', now: /countdown/ },
  { code: 'cooldown', status: 429, title: 'A short break first', now: /Others get/, waits: true },
  {
    code: 'key_reused',
    status: 422,
    title: 'This try belongs to another order',
    now: /Start over/,
  },
];

type OfAnOrder = {
  code: string;
  title: string;
  happen: (orderId: string) => Promise<void>;
  press: 'confirm' | 'cancel';
  /** What the view says as soon as the store is heard again. */
  truth?: string;
};

const OF_AN_ORDER: OfAnOrder[] = [
  {
    ...{ code: 'hold_expired', title: 'Your hold ran out', happen: runOut },
    ...{ press: 'confirm', truth: 'Your hold ran out' },
  },
  {
    ...{ code: 'cancelled', title: 'This order was cancelled', happen: cancelElsewhere },
    ...{ press: 'confirm' },
  },
  {
    ...{ code: 'already_confirmed', title: 'This order is already confirmed' },
    ...{ happen: confirmElsewhere, press: 'cancel' },
  },
  {
    ...{ code: 'returned', title: 'This order was returned', happen: returnElsewhere },
    ...{ press: 'confirm' },
  },
];

async function returnElsewhere(orderId: string): Promise<void> {
  await confirmElsewhere(orderId);
  await adminPost(`orders/${orderId}/return`, { reason: 'A test took it back.' });
}

const RETRY_AFTER_SECONDS = 900;

let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});

afterAll(async () => {
  await browser.close();
});

describe.each(settings.devices)('A refusal on a %s', (device) => {
  let context: BrowserContext;
  let page: Page;
  let shop: Shop;
  let faults: string[];
  let product: Product;

  beforeEach(async () => {
    ({ context, page, faults } = await newDevice(browser, device));
    shop = new Shop(page);
    product = await createProduct();
  });

  afterEach(async () => {
    // What is still asked now is nobody's any more.
    await context.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
    expect(faults).toEqual([]);
  });

  /** Has the store refuse with this code, in the form of its own answers. */
  async function refuseWith(path: string, { code, status, waits }: Words): Promise<void> {
    await page.unroute(path);
    await page.route(path, (route) =>
      route.fulfill({
        status,
        headers: waits ? { 'Retry-After': String(RETRY_AFTER_SECONDS) } : {},
        contentType: 'application/problem+json',
        body: JSON.stringify({ type: 'about:blank', title: code, status, code, error: code }),
      }),
    );
  }

  async function says({ title, now, waits = false }: Words, code: string): Promise<void> {
    const said = page.locator(`[role=alert][data-code=${code}]`);
    await said.getByText(title).waitFor();
    await said.getByText(now).waitFor();
    if (waits)
      await said
        .getByRole('timer')
        .getByText(/try again in 1[45]:\d\d/)
        .waitFor();
    else expect(await said.getByRole('timer').count()).toBe(0);
  }

  it('of a hold says why, how long to wait, and what now', async () => {
    await shop.openProduct(product);
    await shop.email.fill(newEmail());
    for (const words of OF_A_HOLD) {
      await refuseWith('**/api/holds', words);
      await shop.holdButton.click();
      await says(words, words.code);
      // The form is left to be used, and the refusal goes when something else is typed.
      await shop.email.fill(newEmail());
      await expect.poll(() => page.getByRole('alert').count()).toBe(0);
    }
    for (const words of IN_DOUBT) {
      await refuseWith('**/api/holds', words);
      await shop.holdButton.click();
      await says(words, words.code === 'internal' ? 'unexpected' : words.code);
      const again = page.getByRole('button', { name: /^Try again/ });
      expect(await again.isDisabled()).toBe(words.waits === true);
      await page.getByRole('button', { name: 'Start over' }).click();
    }
    await refuseWith('**/api/holds', OF_A_HOLD.find(({ waits }) => waits) ?? expect.fail('none'));
    await shop.holdButton.click();
    await page
      .getByRole('timer')
      .getByText(/try again in/)
      .waitFor();
    expect(await objections(page)).toEqual([]);
  });

  it('of a place in line says why, how long to wait, and what now', async () => {
    const gone = await createProduct({ totalStock: 1 });
    await holdElsewhere(gone, 1);
    await page.goto(`/products/${gone.id}`);
    await shop.joinButton.click();
    for (const words of OF_THE_LINE) {
      await shop.email.fill(newEmail());
      await refuseWith('**/waitlist', words);
      await shop.joinButton.click();
      await says(words, words.code);
    }
  });

  it.runIf(device === 'phone')(
    'is what the store itself says of a closed sale, a limit, a break and what was taken down',
    async () => {
      // The page is not told before it asks.
      await context.route(/\/api\/(events|products)/, async (route) => {
        const { pathname, search } = new URL(route.request().url());
        if (pathname === '/api/events') await route.abort();
        else
          await route.fulfill({
            body: await seen(pathname + search),
            contentType: 'application/json',
          });
      });
      const limited = await createProduct({ maxPerCustomer: 2 });
      await shop.placeHold(limited, newEmail(), 3);
      await shop.isRefused('limit_reached');

      const late = newEmail();
      for (let holds = 0; holds < 2; holds += 1) {
        await runOut(await holdElsewhere(product, 1, late));
        await expect.poll(() => stockOf(product)).toBe(20);
      }
      await shop.placeHold(product, late);
      await shop.isRefused('cooldown');
      await page
        .getByRole('timer')
        .getByText(/try again in \d+:\d\d/)
        .waitFor();

      const eager = newEmail();
      for (let holds = 0; holds < settings.holdsPerEmail; holds += 1)
        await holdElsewhere(product, 1, eager);
      await shop.placeHold(product, eager);
      await shop.isRefused('throttled');
      await page
        .getByRole('timer')
        .getByText(/try again in \d+:\d\d/)
        .waitFor();

      const removed = await createProduct();
      await shop.openProduct(removed);
      await adminPost(`products/${removed.id}/remove`);
      await shop.email.fill(newEmail());
      await shop.holdButton.click();
      await shop.isRefused('not_found');

      await shop.openProduct(product);
      await closeSale(product);
      await shop.email.fill(newEmail());
      await shop.holdButton.click();
      await shop.isRefused('sale_not_active');
    },
  );

  /** What the store said of an address when it was asked first. */
  const kept = new Map<string, Promise<string>>();
  function seen(path: string): Promise<string> {
    const said = kept.get(path) ?? fetch(settings.storeUrl + path).then((answer) => answer.text());
    kept.set(path, said);
    return said;
  }

  it('of an order that something became of meanwhile says what, and then the view is the truth', async () => {
    await context.route('**/api/events*', (route) => route.abort());
    for (const { code, title, happen, press, truth } of OF_AN_ORDER) {
      const held = await holdElsewhere(product, 1);
      const asItWas = await orderOf(held);
      const order = `**/api/orders/${held}`;
      await context.route(order, (route) => route.fulfill({ json: asItWas }));
      await page.goto(`/checkout/${held}`);
      await shop.confirmButton.waitFor();
      await happen(held);
      if (press === 'confirm') await shop.confirmButton.click();
      else {
        await page.getByRole('button', { name: 'Cancel order' }).click();
        await page.getByRole('button', { name: 'Yes, cancel' }).click();
      }
      await shop.isRefused(code);
      await page.getByRole('alert').getByText(title).waitFor();
      if (code === 'hold_expired') expect(await objections(page)).toEqual([]);
      if (truth === undefined) continue;
      await context.unroute(order);
      await shop.sees(truth);
    }
  });
});
