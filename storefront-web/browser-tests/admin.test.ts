import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { objections } from './axe.ts';
import { connect, newDevice, type ColorScheme, type Device } from './browser.ts';
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

describe('The admin’s page, over plain http in the LAN', () => {
  it.each<[Device, ColorScheme]>([
    ['phone', 'dark'],
    ['desktop', 'light'],
  ])('shows live figures to who has the token, on a %s in %s', async (device, colorScheme) => {
    const { context, page, faults } = await newDevice(browser, device, colorScheme);
    const product = await createProduct();
    await page.goto('/admin');
    await page.getByLabel('Admin token').fill('not-the-right-token');
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByText('This token is not the right one').waitFor();
    expect(await objections(page)).toEqual([]);
    await page.getByLabel('Admin token').fill(settings.adminToken);
    await page.getByRole('button', { name: 'Open' }).click();
    const available = page.getByRole('row', { name: product.name }).getByRole('cell').nth(2);
    await expect.poll(() => available.innerText()).toBe('20');
    await holdElsewhere(product, 3);
    await expect.poll(() => available.innerText()).toBe('17');
    expect(await objections(page)).toEqual([]);
    expect(page.url()).not.toContain(settings.adminToken);

    await page.reload();
    await page.getByText('Holds created').waitFor();
    const other = await context.newPage();
    await other.goto('/admin');
    await other.getByLabel('Admin token').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('is code that shoppers never load', async () => {
    const { context, page } = await newDevice(browser, 'phone');
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(request.url()));
    const shop = new Shop(page);
    const product = await createProduct();
    await page.goto('/');
    await shop.hold(product, newEmail());
    await shop.confirmButton.click();
    await shop.sees('It’s yours');
    await page.goto('/orders');
    await page.getByText('Confirmed').waitFor();
    expect(loaded.filter((url) => url.includes('/assets/admin-page'))).toEqual([]);
    await page.goto('/admin');
    await page.getByLabel('Admin token').waitFor();
    expect(loaded.filter((url) => /admin-page.*\.js$/.test(url))).toHaveLength(1);
    await context.close();
  });
});
