import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { launch, newDevice, takePicture, type ColorScheme, type Device } from './browser.ts';
import { settings } from './settings.ts';
import { createProduct, holdElsewhere, newEmail, type Product } from './store.ts';
import { Shop } from './shop.ts';

/** Pictures for people to look at: every view, in both widths, light and dark. */
describe.skipIf(settings.picturesDir === undefined)('Pictures', () => {
  let browser: Browser;
  let product: Product;
  let soldOut: Product;

  beforeAll(async () => {
    browser = await launch();
    product = await createProduct({ name: 'Smart Watch Pro', totalStock: 60 });
    soldOut = await createProduct({ name: 'Pocket Camera', totalStock: 1 });
    await createProduct({ name: 'Gaming Laptop 15', opensIn: 5400, endsIn: 9000 });
  });

  afterAll(async () => {
    await browser.close();
  });

  it.each<[Device, ColorScheme]>([
    ['phone', 'light'],
    ['phone', 'dark'],
    ['desktop', 'light'],
    ['desktop', 'dark'],
  ])('of every view on a %s in %s', async (device, colorScheme) => {
    const { context, page } = await newDevice(browser, device, colorScheme);
    const shop = new Shop(page);
    const email = newEmail();
    const take = (view: string) => takePicture(page, `${view}-${device}-${colorScheme}`);

    await page.goto('/');
    await page.getByText(product.name, { exact: true }).first().waitFor();
    await take('home');
    await page.goto('/orders');
    await shop.sees('No orders yet');
    await take('orders-empty');

    await shop.openProduct(product);
    await shop.holdButton.click();
    await take('buy-invalid');
    await shop.email.fill(email);
    await shop.page.getByLabel('Quantity').fill('2');
    await take('buy');
    await page.route('**/api/holds', (route) => route.abort('connectionreset'));
    await shop.holdButton.click();
    await shop.isRefused('network');
    await take('refused-network');
    await page.unroute('**/api/holds');
    await shop.tryAgainButton.click();
    await shop.sees('Your order is held');
    await take('checkout');
    await page.getByRole('button', { name: 'Cancel order' }).click();
    await take('checkout-cancel');
    await page.getByRole('button', { name: 'Keep my order' }).click();
    await shop.confirmButton.click();
    await shop.sees('It’s yours');
    await take('confirmed');

    await shop.hold(product, email);
    await page
      .getByRole('heading', { name: 'Your hold ran out' })
      .waitFor({ timeout: (settings.holdSeconds + 10) * 1000 });
    await take('expired');
    await shop.placeHold(product, email);
    await shop.isRefused('throttled');
    await take('refused-throttled');
    await page.goto('/orders');
    await page.getByText('Ran out').waitFor();
    await take('orders');

    await holdElsewhere(soldOut, 1);
    await page.goto(`/products/${soldOut.id}`);
    await shop.sees('Sold out for now');
    await take('sold-out');
    await page.goto('/');
    await page
      .getByRole('link', { name: /Gaming Laptop/ })
      .first()
      .click();
    await shop.sees('Not open yet');
    await take('upcoming');
    await page.goto('/no/such/page');
    await shop.sees('There is nothing here');
    await take('not-found');
    await context.close();
  });
});
