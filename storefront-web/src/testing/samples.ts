import type { Order } from '@/features/orders/api/order';
import type { Product } from '@/features/products/api/product';
import type { Entry } from '@/features/waitlist/api/entry';

/** The server's noon; the device clock in tests may say something else. */
export const NOON = Date.parse('2030-06-01T12:00:00Z');

export const at = (secondsFromNoon: number) =>
  new Date(NOON + secondsFromNoon * 1000).toISOString();

export function sampleProduct(changes: Partial<Product> = {}): Product {
  return {
    id: 1,
    name: 'Flash Phone X',
    description: 'A phone.',
    price: 199_990,
    currency: 'INR',
    totalStock: 50,
    liveStock: 20,
    soldPercent: 60,
    saleStartsAt: at(-3600),
    saleEndsAt: at(3600),
    maxPerOrder: 5,
    opening: 'first-come',
    inLine: 0,
    drawn: false,
    pictureUrl: undefined,
    ...changes,
  };
}

export function sampleOrder(changes: Partial<Order> = {}): Order {
  return {
    id: 'order-1',
    productId: 1,
    productName: 'Flash Phone X',
    description: 'A phone.',
    price: 199_990,
    quantity: 2,
    status: 'pending',
    holdExpiresAt: at(120),
    createdAt: at(0),
    customerEmail: 'asha@example.com',
    ...changes,
  };
}

export function sampleEntry(changes: Partial<Entry> = {}): Entry {
  return {
    entryId: 'entry-1',
    productId: 1,
    quantity: 1,
    state: 'waiting',
    place: 4,
    ahead: 3,
    reason: undefined,
    serverTime: at(0),
    ...changes,
  };
}
