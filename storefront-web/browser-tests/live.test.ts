import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect, newDevice } from './browser.ts';
import { cancelElsewhere, createProduct, holdElsewhere, newEmail, type Product } from './store.ts';
import { Shop } from './shop.ts';

let browser: Browser;
let context: BrowserContext;
let first: Page;
let faults: string[];
let product: Product;
let requests: { page: Page; request: Request }[];
let ended: Set<Request>;

beforeAll(async () => {
  browser = await connect();
});

afterAll(async () => {
  await browser.close();
});

const listening = () => requests.filter(({ request }) => request.resourceType() === 'eventsource');

/** The tabs that have a connection for what the store pushes now. */
const tabsThatListen = () =>
  new Set(
    listening()
      .filter(({ page, request }) => !page.isClosed() && !ended.has(request))
      .map(({ page }) => page),
  );

/** From here on no tab learns anything by asking: what it shows, it was told. */
const letNobodyAsk = () => context.route(/\/api\/(products|orders)/, (route) => route.abort());

async function openTab(path: string): Promise<Page> {
  const page = requests.length === 0 ? first : await context.newPage();
  page.on('request', (request) => requests.push({ page, request }));
  page.on('requestfinished', (request) => ended.add(request));
  page.on('requestfailed', (request) => ended.add(request));
  await page.goto(path);
  return page;
}

const seesLeft = (page: Page, left: number) =>
  page.getByText(`${left} of 20 left`).first().waitFor();

describe('Live, over plain http in the LAN', () => {
  beforeEach(async () => {
    const opened = await newDevice(browser, 'phone');
    context = opened.context;
    first = opened.page;
    faults = opened.faults;
    requests = [];
    ended = new Set();
    product = await createProduct();
  });

  afterEach(async () => {
    await context.close();
    expect(faults).toEqual([]);
  });

  it('shows the stock as it changes, without a reload and without asking', async () => {
    const page = await openTab(`/products/${product.id}`);
    await seesLeft(page, 20);
    await page.getByRole('status').getByText('Stock now: 20 of 20 left').waitFor();
    await letNobodyAsk();
    for (const left of [19, 18, 17]) {
      await holdElsewhere(product, 1);
      await seesLeft(page, left);
    }
  });

  it('lets seven tabs look and buy over one connection', async () => {
    const tabs: Page[] = [];
    for (let tab = 0; tab < 7; tab += 1) tabs.push(await openTab(`/products/${product.id}`));
    for (const tab of tabs) await seesLeft(tab, 20);
    const last = tabs.at(-1) ?? first;
    const shop = new Shop(last);
    await shop.email.fill(newEmail());
    await shop.holdButton.click();
    await shop.sees('Your order is held');
    await Promise.all(tabs.slice(0, 6).map((tab) => seesLeft(tab, 19)));
    await shop.confirmButton.click();
    await shop.sees('It’s yours');
    await expect.poll(() => tabsThatListen().size).toBe(1);
  });

  it('asks as before where the connection cannot be had', async () => {
    await context.route('**/api/events*', (route) => route.abort());
    const page = await openTab(`/products/${product.id}`);
    await seesLeft(page, 20);
    await holdElsewhere(product, 2);
    await seesLeft(page, 18);
  });

  it('goes on in another tab when the one that listened is closed', async () => {
    const tabs = [await openTab('/'), await openTab(`/products/${product.id}`)];
    await expect.poll(() => tabsThatListen().size).toBe(1);
    const [leader] = tabsThatListen();
    const other = tabs.find((tab) => tab !== leader);
    if (leader === undefined || other === undefined) throw new Error('no tab listens');
    await other.goto(`/products/${product.id}`);
    await seesLeft(other, 20);
    await leader.close();
    await letNobodyAsk();
    await holdElsewhere(product, 4);
    await seesLeft(other, 16);
    expect([...tabsThatListen()]).toEqual([other]);
  });

  it('tells what became of an order elsewhere', async () => {
    const page = await openTab(`/products/${product.id}`);
    const shop = new Shop(page);
    await shop.email.fill(newEmail());
    await shop.holdButton.click();
    await shop.sees('Your order is held');
    await letNobodyAsk();
    await cancelElsewhere(shop.orderId);
    await shop.sees('Order cancelled');
  });
});
