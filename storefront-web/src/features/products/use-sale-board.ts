import { useMemo } from 'react';
import { useLiveProducts, useUpcomingProducts } from './api/get-products';
import type { Product } from './api/product';
import { mergeById, sortBoard } from './board';
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

  return {
    ...sortBoard(products, states),
    isPending: live.isPending || (upcoming.isPending && !upcoming.isError),
    isLost: live.isError,
  };
}
