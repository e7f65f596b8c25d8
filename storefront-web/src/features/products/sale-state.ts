import type { Product } from './api/product';

export type SaleState = 'upcoming' | 'live' | 'ended';

/** The sale window is [start, end): at its end a sale is over. */
export function saleStateAt(product: Product, now: number): SaleState {
  if (now < Date.parse(product.saleStartsAt)) return 'upcoming';
  return now < Date.parse(product.saleEndsAt) ? 'live' : 'ended';
}
