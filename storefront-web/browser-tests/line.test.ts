import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { objections } from './axe.ts';
import { connect, newDevice, type Device } from './browser.ts';
import { settings } from './settings.ts';
import {
  createProduct,
  holdElsewhere,
  joinElsewhere,
  newEmail,
  opensIn,
  runOut,
  stockOf,
} from './store.ts';
import { Shop } from './shop.ts';

let browser: Browser;
let contexts: BrowserContext[] = [];
let faults: string[][] = [];

async function newShop(device: Device = 'phone'): Promise<Shop> {
  const opened = await newDevice(browser, device);
  contexts.push(opened.context);
  faults.push(opened.faults);
  return new Shop(opened.page);
}

beforeAll(async () => {
  browser = await connect();
});

afterAll(async () => {
  await browser.close();
});

afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  const said = faults.flat();
  contexts = [];
  faults = [];
  expect(said).toEqual([]);
});

describe('The line, over plain http in the LAN', () => {
  it('gives what a shopper lets lapse to the one who waits, without a touch', async () => {
    const [first, second, third] = [await newShop(), await newShop(), await newShop('desktop')];
    const product = await createProduct({ totalStock: 2 });
    await Promise.all([first.openProduct(product), second.openProduct(product)]);
    await third.page.goto(`/products/${product.id}`);
    await Promise.all([first.hold(product, newEmail()), second.hold(product, newEmail())]);
    await third.sees('Sold out for now');
    expect(await objections(third.page)).toEqual([]);

    await third.joinButton.click();
    await third.email.fill(newEmail());
    await third.joinButton.click();
    await third.sees('You are in line');
    await third.page.getByText('You are next').first().waitFor();
    await second.confirmButton.click();
    await second.sees('It’s yours');

    // From here on nobody touches anything until the offer is there.
    await runOut(first.orderId);
    await third.sees('It’s your turn');
    await third.page.reload();
    await third.sees('It’s your turn');
    await first.sees('Your hold ran out');
    expect(await objections(third.page)).toEqual([]);
    await third.confirmButton.click();
    await third.sees('It’s yours');
    expect(await stockOf(product)).toBe(0);
  });

  it('keeps the place over a reload and on a second tab, and tells there, too', async () => {
    const shop = await newShop();
    const product = await createProduct({ totalStock: 1 });
    const ahead = await holdElsewhere(product, 1);
    await shop.joinLine(product, newEmail());
    expect(await objections(shop.page)).toEqual([]);
    await shop.page.reload();
    await shop.sees('You are in line');
    const other = new Shop(await shop.page.context().newPage());
    await other.page.goto('/orders');
    await other.page.getByRole('heading', { name: 'In line' }).waitFor();
    await other.page.reload();
    await other.page.getByRole('heading', { name: 'In line' }).waitFor();
    expect(await objections(other.page)).toEqual([]);

    const turn = other.page.getByRole('alert').filter({ hasText: 'It’s your turn!' });
    await runOut(ahead);
    await turn.waitFor();
    expect(await objections(other.page)).toEqual([]);
    await expect.poll(() => other.page.title()).toBe('It’s your turn!');
    await turn.getByRole('link', { name: 'Check out' }).click();
    await other.sees('It’s your turn');
    await other.page.getByRole('button', { name: 'Let it pass' }).click();
    await other.page.getByRole('button', { name: 'Yes, let it pass' }).click();
    await other.page.getByText('The next in line got it').waitFor();
    await expect.poll(() => stockOf(product)).toBe(1);
  });

  it('moves when those ahead leave, and says when it cannot reach any more', async () => {
    const [shop, greedy] = [await newShop(), await newShop('desktop')];
    const product = await createProduct({ totalStock: 2 });
    await holdElsewhere(product, 2);
    const ahead = await newShop('desktop');
    await ahead.joinLine(product, newEmail());
    await shop.joinLine(product, newEmail());
    await shop.page.getByText('ahead of you').first().waitFor();
    await greedy.page.goto(`/products/${product.id}`);
    await greedy.joinButton.click();
    await greedy.email.fill(newEmail());
    await greedy.page.getByLabel('Quantity').fill('3');
    await greedy.joinButton.click();
    await greedy.page.getByText('It cannot reach you any more').first().waitFor();
    expect(await objections(greedy.page)).toEqual([]);

    await ahead.page.getByRole('button', { name: 'Leave the line' }).click();
    await ahead.page.getByRole('button', { name: 'Yes, leave' }).click();
    await ahead.sees('You left the line');
    await shop.page.getByText('You are next').first().waitFor();
  });

  it('has one place for an e-mail, and none for what can be had at once', async () => {
    const [shop, again] = [await newShop(), await newShop()];
    const email = newEmail();
    const product = await createProduct({ totalStock: 1 });
    await holdElsewhere(product, 1);
    await shop.joinLine(product, email);
    await again.page.goto(`/products/${product.id}`);
    await again.joinButton.click();
    await again.email.fill(email);
    await again.joinButton.click();
    await again.page.getByText('This e-mail is in line already').waitFor();
    expect(await objections(again.page)).toEqual([]);

    const free = await createProduct({ totalStock: 2 });
    await again.placeHold(free, newEmail(), 3);
    await again.isRefused('sold_out');
    await again.joinButton.click();
    await again.page.getByLabel('Quantity').fill('2');
    await again.joinButton.click();
    await again.page.getByText('No need to wait').waitFor();
    await again.holdButton.click();
    await again.sees('Your order is held');
  });
});

describe('A draw, over plain http in the LAN', () => {
  it('is entered, made, and recomputed in the browser', async () => {
    const [shop, other] = [await newShop(), await newShop('desktop')];
    const product = await createProduct({ totalStock: 1, opensIn: 3000, opening: 'draw' });
    for (let others = 0; others < 6; others += 1) await joinElsewhere(product);
    await Promise.all(
      [shop, other].map(async ({ page }) => {
        await page.goto(`/products/${product.id}`);
        await page.getByLabel('E-mail').fill(newEmail());
        await page.getByRole('button', { name: 'Enter the draw' }).click();
        await page.getByRole('heading', { name: 'You are in the draw' }).waitFor();
      }),
    );
    await shop.page.reload();
    await shop.sees('You are in the draw');
    await shop.page.getByText('Draw in').waitFor();
    expect(await objections(shop.page)).toEqual([]);
    await shop.page.getByText('How you can check it').click();
    const commitment = await shop.page.locator('.draw-hash code').innerText();

    await opensIn(product, 2);
    await Promise.all([shop, other].map((one) => one.sees(/You are in line|It’s your turn/)));
    const scripts: string[] = [];
    shop.page.on('request', (request) => scripts.push(request.url()));
    await shop.page.goto(`/products/${product.id}`);
    await shop.page.getByRole('button', { name: 'Check it now' }).click();
    await shop.page.getByText('Verified').waitFor();
    await shop.page.getByText(/Recomputed here: place [1-8] of 8\./).waitFor();
    expect(await objections(shop.page)).toEqual([]);
    // The code for it comes when somebody asks.
    expect(scripts.filter((url) => url.includes('draw-worker'))).toHaveLength(1);

    // A draw that does not keep its promise is found out.
    const forged = await fetch(`${settings.storeUrl}/api/products/${product.id}/draw`);
    const draw = (await forged.json()) as { commitment: string; order: string[] };
    expect(draw.commitment).toBe(commitment);
    await other.page
      .context()
      .route('**/draw', (route) =>
        route.fulfill({ json: { ...draw, order: [...draw.order].reverse() } }),
      );
    await other.page.goto(`/products/${product.id}`);
    await other.page.getByRole('button', { name: 'Check it now' }).click();
    await other.page.getByText('This draw is not what was promised').waitFor();
  });
});
