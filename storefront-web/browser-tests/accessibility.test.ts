import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { objectionsInLightAndDark as objections } from './axe.ts';
import { connect, newDevice } from './browser.ts';
import { settings } from './settings.ts';
import { createProduct, holdElsewhere, newEmail } from './store.ts';
import { Shop } from './shop.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});

afterAll(async () => {
  await browser.close();
});

describe.each(settings.devices)('Axe finds nothing on a %s, in light and dark', (device) => {
  it('from the list to the confirmation', async () => {
    const { context, page } = await newDevice(browser, device);
    const shop = new Shop(page);
    const product = await createProduct();
    await shop.openBoard(product);
    expect(await objections(page)).toEqual([]);
    await shop.openProduct(product);
    await shop.holdButton.click();
    expect(await objections(page)).toEqual([]);
    await shop.hold(product, newEmail());
    await page.getByRole('button', { name: 'Cancel order' }).click();
    expect(await objections(page)).toEqual([]);
    await shop.confirmButton.click();
    await shop.sees('It’s yours');
    expect(await objections(page)).toEqual([]);
    await page.goto('/orders');
    await page.getByText('Confirmed').waitFor();
    expect(await objections(page)).toEqual([]);
    await context.close();
  });

  it('where there is nothing to buy', async () => {
    const { context, page } = await newDevice(browser, device);
    const shop = new Shop(page);
    const last = await createProduct({ totalStock: 3 });
    await holdElsewhere(last, 2);
    await shop.placeHold(last, newEmail(), 2);
    await shop.isRefused('sold_out');
    expect(await objections(page)).toEqual([]);
    await holdElsewhere(last, 1);
    await shop.sees('Sold out for now');
    expect(await objections(page)).toEqual([]);
    const soon = await createProduct({ opensIn: 600 });
    await page.goto(`/products/${soon.id}`);
    await shop.sees('Not open yet');
    expect(await objections(page)).toEqual([]);
    await page.goto('/orders');
    await shop.sees('No orders yet');
    expect(await objections(page)).toEqual([]);
    await page.goto('/checkout/01890000-0000-7000-8000-000000000000');
    await shop.sees('We do not know this order');
    expect(await objections(page)).toEqual([]);
    await page.goto('/products/2000000000');
    await shop.sees('This product is not here');
    expect(await objections(page)).toEqual([]);
    await page.goto('/no/such/page');
    await shop.sees('There is nothing here');
    expect(await objections(page)).toEqual([]);
    await context.close();
  });
});
