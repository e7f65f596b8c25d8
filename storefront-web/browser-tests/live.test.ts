import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launch, newDevice } from './browser.ts';
import { cancelElsewhere, createProduct, holdElsewhere, newEmail, type Product } from './store.ts';
import { Shop } from './shop.ts';

let browser: Browser;
let context: BrowserContext;
let first: Page;
let faults: string[];
let product: Product;
let requests: { page: Page; request: Request }[];

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => {
  await browser.close();
});

const listening = () => requests.filter(({ request }) => request.resourceType() === 'eventsource');

const asking = () =>
  requests.filter(({ request }) => /\/api\/(products|orders)/.test(request.url())).length;

async function openTab(path: string): Promise<Page> {
  const page = requests.length === 0 ? first : await context.newPage();
  page.on('request', (request) => requests.push({ page, request }));
  await page.goto(path);
  return page;
}

const seesLeft = (page: Page, left: number, timeout: number) =>
  page.getByText(`${left} of 20 left`).first().waitFor({ timeout });

describe('Live, over plain http in the LAN', () => {
  beforeEach(async () => {
    const opened = await newDevice(browser, 'phone');
    context = opened.context;
    first = opened.page;
    faults = opened.faults;
    requests = [];
    product = await createProduct();
  });

  afterEach(async () => {
    await context.close();
    expect(faults).toEqual([]);
  });

  it('shows the stock as it changes, without a reload and without asking', async () => {
    const page = await openTab(`/products/${product.id}`);
    await seesLeft(page, 20, 5000);
    await expect.poll(() => listening().length).toBe(1);
    // The first seconds may still ask: until the store has said something.
    await page.waitForTimeout(1500);
    const asked = asking();
    for (const left of [19, 18, 17]) {
      await holdElsewhere(product, 1);
      await seesLeft(page, left, 900);
    }
    await page.waitForTimeout(2500);
    expect(asking()).toBe(asked);
  });

  it('lets seven tabs look and buy over one connection', async () => {
    const tabs: Page[] = [];
    for (let tab = 0; tab < 7; tab += 1) tabs.push(await openTab(`/products/${product.id}`));
    for (const tab of tabs) await seesLeft(tab, 20, 5000);
    const last = tabs.at(-1) ?? first;
    const shop = new Shop(last);
    await shop.email.fill(newEmail());
    await shop.holdButton.click();
    await shop.sees('Your order is held');
    await Promise.all(tabs.slice(0, 6).map((tab) => seesLeft(tab, 19, 2000)));
    await shop.confirmButton.click();
    await shop.sees('It’s yours');
    // One for all, and one more that follows the order.
    expect(listening().length).toBeLessThanOrEqual(3);
    expect(new Set(listening().map(({ page }) => page)).size).toBe(1);
  });

  it('asks as before where the connection cannot be had', async () => {
    await context.route('**/api/events*', (route) => route.abort());
    const page = await openTab(`/products/${product.id}`);
    await seesLeft(page, 20, 5000);
    await holdElsewhere(product, 2);
    await seesLeft(page, 18, 3000);
  });

  it('goes on in another tab when the one that listened is closed', async () => {
    const tabs = [await openTab('/'), await openTab(`/products/${product.id}`)];
    await expect.poll(() => listening().length).toBe(1);
    const leader = listening()[0]?.page;
    const other = tabs.find((tab) => tab !== leader);
    if (leader === undefined || other === undefined) throw new Error('no tab listens');
    await other.goto(`/products/${product.id}`);
    await leader.close();
    await expect
      .poll(() => listening().some(({ page }) => page === other), { timeout: 5000 })
      .toBe(true);
    await other.waitForTimeout(1500);
    const asked = asking();
    await holdElsewhere(product, 4);
    await seesLeft(other, 16, 900);
    expect(asking()).toBe(asked);
  });

  it('tells what became of an order elsewhere', async () => {
    const page = await openTab(`/products/${product.id}`);
    const shop = new Shop(page);
    await shop.email.fill(newEmail());
    await shop.holdButton.click();
    await shop.sees('Your order is held');
    const orderId = page.url().split('/').at(-1) ?? '';
    await expect
      .poll(() => listening().some(({ request }) => request.url().includes(orderId)))
      .toBe(true);
    await page.waitForTimeout(1000);
    const asked = asking();
    await cancelElsewhere(orderId);
    await page.getByRole('heading', { name: 'Order cancelled' }).waitFor({ timeout: 1000 });
    expect(asking()).toBe(asked);
  });
});
