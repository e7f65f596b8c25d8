import { queryOptions, useQuery } from '@tanstack/react-query';
import { askStore } from '@/shared/api/client';
import { freshness } from '@/shared/api/freshness';
import { toStoreError } from '@/shared/api/store-error';
import { useIsLive } from '@/shared/live/use-live';
import { withPushed } from './pushed-stock';
import { productSchema } from './product';

export function productQuery(productId: number) {
  return queryOptions({
    queryKey: ['products', productId],
    queryFn: async ({ client }) =>
      withPushed(
        client,
        await askStore({ path: `/api/products/${productId}`, answer: productSchema }),
      ),
  });
}

/** A product, live; nothing while its id is not known. */
export function useProduct(productId: number | undefined) {
  const { product } = freshness(useIsLive());
  return useQuery({
    ...productQuery(productId ?? 0),
    enabled: productId !== undefined,
    refetchInterval: ({ state }) => (isGone(state.error) ? false : product),
  });
}

export function isGone(error: Error | null): boolean {
  return error !== null && toStoreError(error).status === 404;
}
