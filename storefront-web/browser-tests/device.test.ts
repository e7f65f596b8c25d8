import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { objectionsInLightAndDark as objections } from './axe.ts';
import { connect, newDevice } from './browser.ts';
import { createProduct, holdElsewhere, newEmail, runOut, stockOf } from './store.ts';
import { Shop } from './shop.ts';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let faults: string[];

async function open(locale?: string): Promise<Shop> {
  ({ context, page, faults } = await newDevice(browser, 'phone', 'light', locale));
  return new Shop(page);
}

/** Has the page sleep as a phone in a pocket does, or wakes it up. */
async function setAsleep(isAsleep: boolean): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('Page.setWebLifecycleState', { state: isAsleep ? 'frozen' : 'active' });
}

/** How much of the page has moved under the shopper's eyes, as browsers count it. */
const shiftsOf = (shown: Page) =>
  shown.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            const { value, hadRecentInput } = entry as unknown as {
              value: number;
              hadRecentInput: boolean;
            };
            if (!hadRecentInput) sum += value;
          }
        });
        observer.observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => {
          requestAnimationFrame(() => {
            resolve(sum);
          });
        });
      }),
  );

beforeAll(async () => {
  browser = await connect();
});

afterAll(async () => {
  await browser.close();
});

afterEach(async () => {
  await context.close();
  expect(faults).toEqual([]);
});

describe('A device', () => {
  it('that slept finds out what became of the hold', async () => {
    const shop = await open();
    const product = await createProduct();
    await shop.hold(product, newEmail());
    await setAsleep(true);
    await runOut(shop.orderId);
    await expect.poll(() => stockOf(product)).toBe(20);
    await setAsleep(false);
    await shop.sees('Your hold ran out');
    expect(await objections(page)).toEqual([]);
  });

  it('goes back and forward between the product, the checkout and the confirmation', async () => {
    const shop = await open();
    const product = await createProduct();
    await shop.hold(product, newEmail());
    const checkout = page.url();
    await page.goBack();
    await shop.holdButton.waitFor();
    await page.goForward();
    await shop.sees('Your order is held');
    expect(page.url()).toBe(checkout);
    await shop.confirmButton.click();
    await shop.sees('It’s yours');
    await page.goBack();
    await page.goForward();
    await shop.sees('It’s yours');
    expect(await stockOf(product)).toBe(19);
  });

  it('without a network says so, and is right again when it is back', async () => {
    const shop = await open();
    const product = await createProduct();
    await shop.openProduct(product);
    await context.setOffline(true);
    await page.getByText('No connection to the store').waitFor();
    expect(await objections(page)).toEqual([]);
    await holdElsewhere(product, 5);
    await context.setOffline(false);
    await page.getByText('15 of 20 left').first().waitFor();
    await expect.poll(() => page.getByText('No connection to the store').count()).toBe(0);
  });

  it('that reads German is shown German, with its money and its dates', async () => {
    await open('de-DE');
    const product = await createProduct();
    await page.goto('/');
    await page.getByRole('heading', { name: 'Jetzt im Verkauf' }).waitFor();
    await page.locator('h1:focus').waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
    const card = page.getByRole('article').filter({ hasText: product.name });
    await card.getByText('2.499 ₹').waitFor();
    await card.getByRole('link', { name: /^Jetzt kaufen/ }).click();
    await page.getByLabel('E-Mail').fill(newEmail());
    await page.getByRole('button', { name: 'Für mich zurücklegen' }).click();
    await page.getByRole('button', { name: /^Bestellung bestätigen · 2\.499/ }).click();
    await page.getByRole('heading', { name: 'Es gehört dir' }).waitFor();
    await page.getByText(new Date().getFullYear().toString()).first().waitFor();
  });

  it('can print what it bought, with its place in the sale log and nothing else', async () => {
    const shop = await open();
    const product = await createProduct();
    await shop.hold(product, newEmail());
    await shop.confirmButton.click();
    await shop.sees('It’s yours');
    await page.getByRole('button', { name: 'Print receipt' }).waitFor();
    await page.emulateMedia({ media: 'print' });
    for (const shown of [product.name, /^Entry \d+/, /^[0-9a-f]{64}$/, '₹2,499']) {
      await page.getByText(shown).first().waitFor();
    }
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await page.getByRole('navigation').count()).toBe(0);
  });

  it('sees nothing move while a view is loading, on a slow network', async () => {
    const shop = await open();
    const product = await createProduct();
    await context.route('**/api/**', async (route) => {
      // Long enough for a view to be painted before its content is there.
      await page.evaluate(() => new Promise(requestAnimationFrame)).catch(() => undefined);
      await route.continue({ url: route.request().url().replace('shop.test', '127.0.0.1') });
    });
    await shop.openBoard(product);
    expect(await shiftsOf(page)).toBeLessThan(0.02);
    await shop.openProduct(product);
    expect(await shiftsOf(page)).toBeLessThan(0.02);
    await page.setViewportSize({ width: 1280, height: 860 });
    await shop.openBoard(product);
    expect(await shiftsOf(page)).toBeLessThan(0.02);
  });
});
