import { settings } from './settings.ts';

type Wanted = {
  name?: string;
  totalStock?: number;
  opensIn?: number;
  endsIn?: number;
  opening?: 'first-come' | 'draw';
  maxPerCustomer?: number;
};

export type Product = { id: number; name: string };

/** A store that tests ran on before has products of theirs. */
const run = crypto.randomUUID().slice(0, 4);
let made = 0;

/** Puts a product of the test's own on sale, so that tests never meet. */
export async function createProduct(wanted: Wanted = {}): Promise<Product> {
  const { totalStock = 20, opensIn = -60, endsIn = 3600 } = wanted;
  made += 1;
  const response = await fetch(`${settings.storeUrl}/api/admin/products`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${settings.adminToken}`,
      'Content-Type': 'application/json',
    },
    body: JSON.stringify({
      name: wanted.name ?? `Smart Watch ${run}-${made}`,
      description: 'A watch that a test put on sale.',
      price: 249_900,
      totalStock,
      saleStartsAt: fromNow(opensIn),
      saleEndsAt: fromNow(endsIn),
      maxPerOrder: 5,
      opening: wanted.opening ?? 'first-come',
      maxPerCustomer: wanted.maxPerCustomer ?? null,
    }),
  });
  if (response.status !== 201) {
    throw new Error(`The store made no product: ${response.status} ${await response.text()}`);
  }
  return (await response.json()) as Product;
}

export async function stockOf(product: Product): Promise<number> {
  const response = await fetch(`${settings.storeUrl}/api/products/${product.id}`);
  return ((await response.json()) as { liveStock: number }).liveStock;
}

/** An order as the store tells of it, past the browser. */
export async function orderOf(orderId: string): Promise<{ serverTime: string }> {
  const response = await fetch(`${settings.storeUrl}/api/orders/${orderId}`);
  return (await response.json()) as { serverTime: string };
}

/** A hold that somebody else takes, past the browser. */
export async function holdElsewhere(
  product: Product,
  qty: number,
  email = newEmail(),
): Promise<string> {
  const response = await fetch(`${settings.storeUrl}/api/holds`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ productId: product.id, email, qty }),
  });
  if (response.status !== 201) throw new Error(`No hold elsewhere: ${response.status}`);
  return ((await response.json()) as { orderId: string }).orderId;
}

/** Somebody else who joins a line or enters a draw, past the browser. */
export async function joinElsewhere(product: Product, qty = 1): Promise<void> {
  const response = await fetch(`${settings.storeUrl}/api/products/${product.id}/waitlist`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: newEmail(), qty }),
  });
  if (response.status !== 201) throw new Error(`Not joined elsewhere: ${response.status}`);
}

/** What a shopper does on another device that has the order. */
export const cancelElsewhere = (orderId: string): Promise<void> => resolve(orderId, 'cancel');
export const confirmElsewhere = (orderId: string): Promise<void> => resolve(orderId, 'confirm');

async function resolve(orderId: string, action: 'cancel' | 'confirm'): Promise<void> {
  const response = await fetch(`${settings.storeUrl}/api/orders/${orderId}/${action}`, {
    method: 'POST',
  });
  if (response.status !== 200) throw new Error(`No ${action} elsewhere: ${response.status}`);
}

/** Gives a product its picture. */
export async function setPicture(product: Product, picture: Buffer): Promise<void> {
  const response = await fetch(`${settings.storeUrl}/api/admin/products/${product.id}/picture`, {
    method: 'PUT',
    headers: { Authorization: `Bearer ${settings.adminToken}`, 'Content-Type': 'image/png' },
    body: new Uint8Array(picture),
  });
  if (response.status !== 200) throw new Error(`The picture is not taken: ${response.status}`);
}

/** Ends a sale, so that the board shows it no more. */
export const closeSale = (product: Product): Promise<void> =>
  adminPost(`products/${product.id}/close`);

/** What the admin does at the desk. */
export async function adminPost(path: string, body?: unknown): Promise<void> {
  const response = await fetch(`${settings.storeUrl}/api/admin/${path}`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${settings.adminToken}`,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`The admin cannot ${path}: ${response.status}`);
}

/** Has a hold run out in so many seconds, whenever it would have. */
export async function runOut(orderId: string, inSeconds = 0): Promise<void> {
  const url = `${settings.deadlinesUrl}/orders/${orderId}?in=${inSeconds}`;
  const response = await fetch(url, { method: 'POST' });
  if (response.status !== 204) throw new Error(`The hold does not run out: ${response.status}`);
}

/** Has a sale begin in so many seconds, whenever it would have. */
export async function opensIn(product: Product, seconds: number): Promise<void> {
  const response = await fetch(`${settings.storeUrl}/api/admin/products/${product.id}`, {
    method: 'PATCH',
    headers: {
      Authorization: `Bearer ${settings.adminToken}`,
      'Content-Type': 'application/json',
    },
    body: JSON.stringify({ saleStartsAt: fromNow(seconds) }),
  });
  if (response.status !== 200) throw new Error(`The sale does not open: ${response.status}`);
}

export function newEmail(): string {
  return `shopper-${crypto.randomUUID().slice(0, 8)}@example.com`;
}

function fromNow(seconds: number): string {
  return new Date(Date.now() + seconds * 1000).toISOString();
}
