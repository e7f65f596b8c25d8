import { useQuery } from '@tanstack/react-query';
import { askStore } from '@/shared/api/client';
import { freshness } from '@/shared/api/freshness';
import { toStoreError } from '@/shared/api/store-error';
import { productSchema } from './product';

export function useProduct(productId: number) {
  return useQuery({
    queryKey: ['products', productId],
    queryFn: () => askStore({ path: `/api/products/${productId}`, answer: productSchema }),
    refetchInterval: ({ state }) =>
      isGone(state.error) ? false : freshness.product.refetchInterval,
  });
}

export function isGone(error: Error | null): boolean {
  return error !== null && toStoreError(error).status === 404;
}
