import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, it } from 'vitest';
import { connect, newDevice, takePicture, type ColorScheme, type Device } from './browser.ts';
import { settings } from './settings.ts';
import {
  cancelElsewhere,
  closeSale,
  createProduct,
  holdElsewhere,
  joinElsewhere,
  newEmail,
  opensIn,
  orderOf,
  runOut,
  type Product,
} from './store.ts';
import { Shop } from './shop.ts';

/** Refusals that take a store in trouble, or a shopper in some, with their status. */
const REFUSALS: [string, number][] = [
  ['invalid', 400],
  ['not_found', 404],
  ['sale_not_active', 409],
  ['sold_out', 409],
  ['limit_reached', 409],
  ['cooldown', 429],
  ['too_many_requests', 429],
  ['busy', 503],
  ['unavailable', 503],
  ['internal', 500],
];

async function refuse(page: Page, path: string, code: string, status: number): Promise<void> {
  const headers: Record<string, string> = status === 429 ? { 'Retry-After': '600' } : {};
  await page.route(path, (route) =>
    route.fulfill({ status, headers, json: { status, code, error: code } }),
  );
}

/** The store says that the hold ends in 15 s, whenever it is asked. */
async function lastSeconds(page: Page, orderId: string): Promise<void> {
  await page.route(`**/api/orders/${orderId}`, async (route) => {
    const order = await orderOf(orderId);
    const holdExpiresAt = new Date(Date.parse(order.serverTime) + 15_000).toISOString();
    await route.fulfill({ json: { ...order, holdExpiresAt } });
  });
  // It would say otherwise there.
  await page.route('**/api/events*', (route) => route.abort());
  await page.reload();
}

/** More work than there is time for. */
async function askForWork(page: Page): Promise<void> {
  const challenge = { text: 'AAAAGR8hT0xkq3AAAAGR8hT0xkq3AAAAGR8hT0', bits: 40 };
  const status = 428;
  await page.route('**/api/holds', (route) =>
    route.fulfill({
      status,
      json: { status, code: 'work_required', error: 'Work first.', challenge },
    }),
  );
}

/** Pictures for people to look at: every view, in both widths, light and dark. */
describe.skipIf(settings.picturesDir === undefined)('Pictures', () => {
  let browser: Browser;
  let product: Product;
  let soldOut: Product;
  let contested: Product;

  beforeAll(async () => {
    browser = await connect();
    product = await createProduct({ name: 'Smart Watch Pro', totalStock: 60 });
    await createProduct({
      name: 'Flash Phone X',
      opensIn: 3600,
      endsIn: 9000,
      opening: 'draw',
    });
    await createProduct({ name: 'Gaming Laptop 15', opensIn: 5400, endsIn: 9000 });
  });

  beforeEach(async () => {
    soldOut = await createProduct({ name: 'Pocket Camera', totalStock: 1 });
    contested = await createProduct({ name: 'Noise Free Headphones', totalStock: 2 });
  });

  afterEach(async () => {
    await closeSale(soldOut);
    await closeSale(contested);
  });

  afterAll(async () => {
    await browser.close();
  });

  it.each<[Device, ColorScheme]>([
    ['phone', 'light'],
    ['phone', 'dark'],
    ['desktop', 'light'],
    ['desktop', 'dark'],
  ])(
    'of every view on a %s in %s',
    async (device, colorScheme) => {
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
      await lastSeconds(page, shop.orderId);
      await page.locator('.hold-hurry').waitFor();
      await take('checkout-hurry');
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      await page.reload();
      await shop.sees('Your order is held');
      await page.getByRole('button', { name: 'Cancel order' }).click();
      await take('checkout-cancel');
      await page.getByRole('button', { name: 'Keep my order' }).click();
      await shop.confirmButton.click();
      await shop.sees('It’s yours');
      await take('confirmed');
      await page.emulateMedia({ media: 'print' });
      await take('receipt');
      await page.emulateMedia({ media: 'screen' });

      await shop.hold(product, email);
      await runOut(shop.orderId);
      await shop.sees('Your hold ran out');
      await take('expired');
      await shop.placeHold(product, email);
      await shop.isRefused('throttled');
      await take('refused-throttled');
      for (const [code, status] of REFUSALS) {
        await shop.openProduct(product);
        await shop.email.fill(newEmail());
        await refuse(page, '**/api/holds', code, status);
        await shop.holdButton.click();
        await page.locator('[role=alert][data-code]').waitFor();
        await take(`refused-${code}`);
        await page.unroute('**/api/holds');
        const startOver = page.getByRole('button', { name: 'Start over' });
        if (status >= 500) await startOver.click();
      }
      await askForWork(page);
      await shop.openProduct(product);
      await shop.email.fill(newEmail());
      await shop.holdButton.click();
      await page.getByRole('button', { name: 'Holding…' }).waitFor();
      await take('work');
      await page.unroute('**/api/holds');
      await shop.openProduct(product);
      await context.setOffline(true);
      await page.getByText('No connection to the store').waitFor();
      await take('offline');
      await context.setOffline(false);
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
      const leaveHold = await holdElsewhere(contested, 2);
      await page.goto(`/products/${contested.id}`);
      await shop.joinButton.click();
      await shop.email.fill(newEmail());
      await take('line-join');
      await joinElsewhere(contested);
      await shop.joinButton.click();
      await shop.sees('You are in line');
      await take('line');
      await page.goto('/orders');
      await page.getByRole('heading', { name: 'In line' }).waitFor();
      await take('orders-in-line');
      await cancelElsewhere(leaveHold);
      await page.getByText('It’s your turn!').waitFor();
      await take('turn-elsewhere');
      await page.getByRole('link', { name: 'Check out', exact: true }).first().click();
      await shop.sees('It’s your turn');
      await take('turn');
      await page.getByRole('button', { name: 'Let it pass' }).click();
      await page.getByRole('button', { name: 'Yes, let it pass' }).click();
      await page.getByText('The next in line got it').waitFor();
      await take('turn-passed');
      const drawn = await createProduct({ totalStock: 1, opensIn: 3000, opening: 'draw' });
      for (let others = 0; others < 5; others += 1) await joinElsewhere(drawn);
      await page.goto(`/products/${drawn.id}`);
      await shop.email.fill(newEmail());
      await page.getByText('How you can check it').click();
      await take('draw-enter');
      await page.getByRole('button', { name: 'Enter the draw' }).click();
      await shop.sees('You are in the draw');
      await take('draw-entered');
      await opensIn(drawn, 1);
      await shop.sees(/You are in line|It’s your turn/);
      await page.goto(`/products/${drawn.id}`);
      await page.getByRole('button', { name: 'Check it now' }).click();
      await page.getByText('Verified').waitFor();
      await take('draw-verified');
      await closeSale(drawn);
      await page.goto('/admin');
      await page.getByLabel('Admin token').waitFor();
      await take('admin-token');
      await page.getByLabel('Admin token').fill(settings.adminToken);
      await page.getByRole('button', { name: 'Open' }).click();
      await page.getByText('Holds created').waitFor();
      await take('admin');
      await page.goto('/no/such/page');
      await shop.sees('There is nothing here');
      await take('not-found');
      await context.close();
    },
    600_000,
  );

  it.each<[Device, ColorScheme]>([
    ['phone', 'light'],
    ['desktop', 'dark'],
  ])('in German, whose words are longer, on a %s in %s', async (device, colorScheme) => {
    const { context, page } = await newDevice(browser, device, colorScheme, 'de-DE');
    const shop = new Shop(page);
    const take = (view: string) => takePicture(page, `de-${view}-${device}-${colorScheme}`);
    await page.goto('/');
    await shop.sees('Jetzt im Verkauf');
    await page.getByText(product.name, { exact: true }).first().waitFor();
    await take('home');
    await page.goto(`/products/${product.id}`);
    await page.getByRole('button', { name: 'Für mich zurücklegen' }).click();
    await take('buy-invalid');
    await page.goto(`/checkout/${await holdElsewhere(product, 1)}`);
    await page.getByRole('button', { name: /^Bestellung bestätigen/ }).waitFor();
    await take('checkout');
    const held = shop.orderId;
    await lastSeconds(page, held);
    await page.locator('.hold-hurry').waitFor();
    await take('checkout-hurry');
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.reload();
    await page.getByRole('button', { name: /^Bestellung bestätigen/ }).click();
    await shop.sees('Es gehört dir');
    await take('confirmed');
    for (const [code, status] of REFUSALS) {
      await page.goto(`/products/${product.id}`);
      await page.getByLabel('E-Mail').fill(newEmail());
      await refuse(page, '**/api/holds', code, status);
      await page.getByRole('button', { name: 'Für mich zurücklegen' }).click();
      await page.locator('[role=alert][data-code]').waitFor();
      await take(`refused-${code}`);
      await page.unroute('**/api/holds');
      if (status >= 500) await page.getByRole('button', { name: 'Von vorn' }).click();
    }
    await page.goto('/');
    await page
      .getByRole('link', { name: /Flash Phone/ })
      .first()
      .click();
    await page.getByLabel('E-Mail').waitFor();
    await take('draw-enter');
    await page.goto('/no/such/page');
    await shop.sees('Hier ist nichts');
    await take('not-found');
    await holdElsewhere(soldOut, 1);
    await page.goto(`/products/${soldOut.id}`);
    await page.getByRole('button', { name: 'Anstellen' }).click();
    await page.getByLabel('E-Mail').fill(newEmail());
    await take('line-join');
    await page.getByRole('button', { name: 'Anstellen' }).click();
    await shop.sees('Du stehst in der Reihe');
    await take('line');
    await page.goto('/orders');
    await shop.sees('Meine Bestellungen');
    await take('orders-in-line');
    await page.goto('/admin');
    await page.locator('#token').fill(settings.adminToken);
    await page.keyboard.press('Enter');
    await page.locator('.chart').waitFor();
    await take('admin');
    await context.close();
  });
});
