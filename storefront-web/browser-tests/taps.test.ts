import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect, newDevice, type Device } from './browser.ts';
import { settings } from './settings.ts';
import { createProduct, type Product } from './store.ts';
import { Shop } from './shop.ts';

let browser: Browser;
let product: Product;

/** A finger, or a mouse, that can stay down for as long as it takes. */
type Finger = { down: (x: number, y: number) => Promise<void>; up: () => Promise<void> };

async function fingerOn(page: Page, device: Device): Promise<Finger> {
  if (device === 'desktop') {
    const { mouse } = page;
    return { down: (x, y) => mouse.move(x, y).then(() => mouse.down()), up: () => mouse.up() };
  }
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints }).then(() => undefined);
  return { down: (x, y) => touch('touchStart', [{ x, y }]), up: () => touch('touchEnd', []) };
}

/** Keeps the app's code away, so that only the first view is there; returns what lets it come. */
async function holdBackTheApp(context: BrowserContext): Promise<() => void> {
  let release: () => void = () => undefined;
  const isReleased = new Promise<void>((resolve) => {
    release = resolve;
  });
  await context.route(/\/assets\/start-.*\.js$/, async (route) => {
    await isReleased;
    const { pathname } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: settings.storeUrl + pathname }) });
  });
  return release;
}

beforeAll(async () => {
  browser = await connect();
  product = await createProduct();
});

afterAll(async () => {
  await browser.close();
});

describe.each(settings.devices)('A tap on a %s that is faster than the app', (device) => {
  let context: BrowserContext;
  let page: Page;
  let faults: string[];
  let letTheAppCome: () => void;
  let pagesAsked: number;

  beforeEach(async () => {
    ({ context, page, faults } = await newDevice(browser, device));
    letTheAppCome = await holdBackTheApp(context);
    pagesAsked = 0;
    page.on('request', (request) => {
      if (request.isNavigationRequest()) pagesAsked += 1;
    });
    await page.goto('/', { waitUntil: 'commit' });
    await buyLink().waitFor();
    expect(await page.locator('h1:focus').count()).toBe(0);
  });

  afterEach(async () => {
    // What is still asked now is nobody's any more.
    await context.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
    expect(faults).toEqual([]);
  });

  const buyLink = () => page.getByRole('link', { name: `Buy now: ${product.name}`, exact: true });

  it('is followed without the app', async () => {
    await buyLink().click({ noWaitAfter: true });
    await page.waitForURL(`**/products/${product.id}`, { waitUntil: 'commit' });
    letTheAppCome();
    await new Shop(page).email.waitFor();
    expect(pagesAsked).toBe(2);
  });

  it('is not lost when the app takes the view’s place under the finger', async () => {
    await buyLink().scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await buyLink().boundingBox()) ?? expect.fail('no link');
    const finger = await fingerOn(page, device);
    await finger.down(x + width / 2, y + height / 2);
    letTheAppCome();
    await page.locator('h1:focus').waitFor();
    await finger.up();
    await new Shop(page).email.waitFor();
    // It is the app that followed, once: the page was not loaded anew, and back is the list.
    expect(pagesAsked).toBe(1);
    await page.goBack();
    await buyLink().waitFor();
    expect(pagesAsked).toBe(1);
  });
});
