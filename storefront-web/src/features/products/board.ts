import type { Product } from './api/product';
import type { SaleState } from './sale-state';

/** A product that just opened is in both lists for a moment; the later one is the fresher. */
export function mergeById(...lists: Product[][]): Product[] {
  return [...new Map(lists.flat().map((product) => [product.id, product])).values()];
}

/** What is on sale, by id, and what opens soon, the soonest first. */
export function sortBoard(products: Product[], states: SaleState[]) {
  const inState = (state: SaleState) => products.filter((_, index) => states[index] === state);
  return {
    live: inState('live').sort((a, b) => a.id - b.id),
    upcoming: inState('upcoming').sort(byOpening),
  };
}

function byOpening(a: Product, b: Product): number {
  return Date.parse(a.saleStartsAt) - Date.parse(b.saleStartsAt) || a.id - b.id;
}
