import type { Locator, Page } from 'playwright-core';
import type { Product } from './store.ts';

/** What a shopper does and sees, by the words on the page. */
export class Shop {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get email(): Locator {
    return this.page.getByLabel('E-mail');
  }

  get holdButton(): Locator {
    return this.page.getByRole('button', { name: 'Hold my order' });
  }

  get tryAgainButton(): Locator {
    return this.page.getByRole('button', { name: 'Try again' });
  }

  get joinButton(): Locator {
    return this.page.getByRole('button', { name: 'Join the line' });
  }

  get confirmButton(): Locator {
    return this.page.getByRole('button', { name: /^Confirm order/ });
  }

  /** The order whose checkout or receipt is open. */
  get orderId(): string {
    return new URL(this.page.url()).pathname.split('/').at(-1) ?? '';
  }

  /** The sale's board as the app draws it; in the first view, which it takes the place of, nothing has the focus. */
  async openBoard(product: Product): Promise<void> {
    await this.page.goto('/');
    await this.page.getByText(product.name, { exact: true }).waitFor();
    await this.page.locator('h1:focus').waitFor();
  }

  async openProduct(product: Product): Promise<void> {
    await this.page.goto(`/products/${product.id}`);
    await this.email.waitFor();
  }

  async placeHold(product: Product, email: string, quantity = 1): Promise<void> {
    await this.openProduct(product);
    await this.email.fill(email);
    await this.page.getByLabel('Quantity').fill(String(quantity));
    await this.holdButton.click();
  }

  /** A hold that is granted; leaves the shopper at the checkout. */
  async hold(product: Product, email: string, quantity = 1): Promise<void> {
    await this.placeHold(product, email, quantity);
    await this.sees('Your order is held');
  }

  /** Joins the line of what is sold out; leaves the shopper at the place. */
  async joinLine(product: Product, email: string): Promise<void> {
    await this.page.goto(`/products/${product.id}`);
    await this.joinButton.click();
    await this.email.fill(email);
    await this.joinButton.click();
    await this.sees('You are in line');
  }

  async sees(title: string | RegExp): Promise<void> {
    await this.page.getByRole('heading', { name: title }).waitFor();
  }

  async isRefused(code: string): Promise<void> {
    await this.page.locator(`[role=alert][data-code=${code}]`).waitFor();
  }
}
