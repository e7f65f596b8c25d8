import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { objections } from './axe.ts';
import { connect, newDevice, type ColorScheme, type Device } from './browser.ts';
import { settings } from './settings.ts';
import { createProduct, holdElsewhere, newEmail } from './store.ts';
import { Shop } from './shop.ts';

/** The five figures. */
const FIGURES = [
  ...['Holds created', 'Holds expired', 'Confirmed orders'],
  ...['Oversell attempts blocked', 'Throttle blocks'],
];

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
    for (const figure of FIGURES) await page.getByText(figure, { exact: true }).waitFor();
    const lastHour = page.getByRole('region', { name: 'The last hour, in units' });
    expect(await lastHour.getByRole('row').count()).toBe(13);
    expect(await lastHour.locator('.bar-sold').count()).toBe(12);
    const other = await context.newPage();
    await other.goto('/admin');
    await other.getByLabel('Admin token').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('says how long the token has to wait after too many wrong ones, and opens then', async () => {
    const { context, page, faults } = await newDevice(browser, 'phone');
    const code = 'too_many_attempts';
    let waits = 900;
    let refusals = 0;
    await page.route('**/api/admin/metrics', async (route) => {
      await route.fulfill({
        status: 429,
        headers: { 'Retry-After': String(waits) },
        json: { type: 'about:blank', title: code, status: 429, code, error: code },
      });
      refusals += 1;
    });
    await page.goto('/admin');
    await page.getByLabel('Admin token').fill('one-token-too-many');
    await page.getByRole('button', { name: 'Open' }).click();
    const said = page.locator(`[role=alert][data-code=${code}]`);
    await said.getByText('Too many wrong tokens').waitFor();
    await said
      .getByRole('timer')
      .getByText(/try again in 1[45]:\d\d/)
      .waitFor();
    expect(await objections(page)).toEqual([]);

    waits = 1;
    await page.getByLabel('Admin token').fill(settings.adminToken);
    await page.getByRole('button', { name: 'Open' }).click();
    await expect.poll(() => refusals).toBeGreaterThan(1);
    await page.unroute('**/api/admin/metrics');
    await page.getByText('Holds created').waitFor();
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
