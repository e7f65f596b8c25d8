import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect, newDevice } from './browser.ts';
import { createProduct, holdElsewhere, newEmail, runOut, setPicture } from './store.ts';
import { Shop } from './shop.ts';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let shop: Shop;
let faults: string[];

/** More stops than any view of one product has. */
const MANY_STOPS = 40;

async function tabTo(target: Locator): Promise<void> {
  await target.waitFor();
  for (let stops = 0; stops < MANY_STOPS; stops += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('The keyboard does not get there.');
}

const running = () =>
  page.evaluate(
    () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
  );

beforeAll(async () => {
  browser = await connect();
});

afterAll(async () => {
  await browser.close();
});

beforeEach(async () => {
  ({ context, page, faults } = await newDevice(browser, 'desktop'));
  shop = new Shop(page);
});

afterEach(async () => {
  await context.close();
  expect(faults).toEqual([]);
});

describe('For everybody: the shop', () => {
  it('has a line that the keyboard alone joins and leaves', async () => {
    const product = await createProduct({ totalStock: 1 });
    await holdElsewhere(product, 1);
    await page.goto(`/products/${product.id}`);
    await tabTo(shop.joinButton);
    await page.keyboard.press('Enter');
    await tabTo(shop.email);
    await page.keyboard.type(newEmail());
    await page.keyboard.press('Enter');
    await shop.sees('You are in line');
    await tabTo(page.getByRole('button', { name: 'Leave the line' }));
    await page.keyboard.press('Enter');
    await tabTo(page.getByRole('button', { name: 'Yes, leave' }));
    await page.keyboard.press('Enter');
    await shop.sees('You left the line');
  });

  it('stands still for those who want it to', async () => {
    const product = await createProduct();
    await shop.openBoard(product);
    await expect.poll(running).toBeGreaterThan(0);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await expect.poll(running).toBe(0);
    await shop.hold(product, newEmail());
    expect(await running()).toBe(0);
  });

  it('rings and shakes the phone when it is one’s turn, wherever one looks', async () => {
    await page.addInitScript(() => {
      const rung = { shakes: [] as unknown[], notes: 0 };
      Object.assign(window, { rung });
      navigator.vibrate = (pattern) => rung.shakes.push(pattern) > 0;
      window.AudioContext = class extends AudioContext {
        override createOscillator() {
          rung.notes += 1;
          return super.createOscillator();
        }
      };
    });
    const product = await createProduct({ totalStock: 1 });
    const ahead = await holdElsewhere(product, 1);
    await shop.joinLine(product, newEmail());
    await page.getByRole('link', { name: 'My orders' }).first().click();
    await page.getByRole('heading', { name: 'In line' }).waitFor();
    await runOut(ahead);
    await page.getByRole('alert').filter({ hasText: 'It’s your turn!' }).waitFor();
    const rung = () => page.evaluate(() => (window as unknown as { rung: unknown }).rung);
    await expect.poll(rung).toEqual({ shakes: [[220, 120, 220]], notes: 4 });
  });

  it('shows a product’s picture, on the board and on its own page', async () => {
    const product = await createProduct();
    await setPicture(product, await page.screenshot());
    const isSeen = (picture: Locator) =>
      picture.evaluate((shown) => (shown as HTMLImageElement).naturalWidth > 0);
    await page.goto('/');
    const card = page.getByRole('article').filter({ hasText: product.name });
    await expect.poll(() => isSeen(card.locator('img'))).toBe(true);
    await shop.openProduct(product);
    await expect.poll(() => isSeen(page.locator('.product-facts-art img'))).toBe(true);
  });

  it('keeps the store’s time on a device whose timers jump', async () => {
    const product = await createProduct({ endsIn: 3500 });
    await page.clock.install();
    await shop.openProduct(product);
    const timer = page.getByRole('timer');
    await page.clock.fastForward('20:00');
    await expect.poll(() => timer.innerText()).toMatch(/5\d:\d\d/);
    await page.clock.fastForward('10:00:00');
    await expect.poll(() => timer.innerText()).toMatch(/5\d:\d\d/);
    await shop.holdButton.waitFor();
  });
});
