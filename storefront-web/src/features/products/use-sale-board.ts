import { useMemo } from 'react';
import { useLiveProducts, useUpcomingProducts } from './api/get-products';
import type { Product } from './api/product';
import { useSaleStates } from './use-sale-state';

const none: Product[] = [];

/** What is on sale and what opens soon, sorted into the two by the server's clock at every moment. */
export function useSaleBoard() {
  const live = useLiveProducts();
  const upcoming = useUpcomingProducts();
  const products = useMemo(
    () => mergeById(upcoming.data ?? none, live.data ?? none),
    [live.data, upcoming.data],
  );
  const states = useSaleStates(products);
  const inState = (state: string) => products.filter((_, index) => states[index] === state);

  return {
    live: inState('live').sort((a, b) => a.id - b.id),
    upcoming: inState('upcoming').sort(byOpening),
    isPending: live.isPending || (upcoming.isPending && !upcoming.isError),
    isLost: live.isError,
  };
}

function byOpening(a: Product, b: Product): number {
  return Date.parse(a.saleStartsAt) - Date.parse(b.saleStartsAt) || a.id - b.id;
}

/** A product that just opened is in both lists for a moment; the later one is the fresher. */
function mergeById(...lists: Product[][]): Product[] {
  return [...new Map(lists.flat().map((product) => [product.id, product])).values()];
}
