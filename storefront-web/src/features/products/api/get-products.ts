import { keepPreviousData, queryOptions, useQuery, type QueryClient } from '@tanstack/react-query';
import * as v from 'valibot';
import { askStore } from '@/shared/api/client';
import { freshness } from '@/shared/api/freshness';
import { useIsLive } from '@/shared/live/use-live';
import { withPushed } from './pushed-stock';
import { productSchema } from './product';

const productsSchema = v.array(productSchema);

async function askProducts(client: QueryClient, path: string) {
  const products = await askStore({ path, answer: productsSchema });
  return products.map((product) => withPushed(client, product));
}

/** What was heard a moment ago is not asked for again by a view that opens; pushes and polls go on. */
const HEARD_MS = 5_000;

export const liveProducts = queryOptions({
  queryKey: ['products', 'live'],
  queryFn: ({ client }) => askProducts(client, '/api/products/live'),
  placeholderData: keepPreviousData,
  staleTime: HEARD_MS,
});

export const upcomingProducts = queryOptions({
  queryKey: ['products', 'upcoming'],
  queryFn: ({ client }) => askProducts(client, '/api/products?state=upcoming'),
  placeholderData: keepPreviousData,
  staleTime: HEARD_MS,
});

/** Takes what the store answered before the app was there, where it is what it should be. */
export function takeEarlyProducts(
  queryClient: QueryClient,
  early: { live: unknown; upcoming: unknown } | undefined,
): void {
  for (const [{ queryKey }, answer] of [
    [liveProducts, early?.live],
    [upcomingProducts, early?.upcoming],
  ] as const) {
    const parsed = v.safeParse(productsSchema, answer);
    if (parsed.success) queryClient.setQueryData(queryKey, parsed.output);
  }
}

export function useLiveProducts() {
  const { liveProducts: refetchInterval } = freshness(useIsLive());
  return useQuery({ ...liveProducts, refetchInterval });
}

export function useUpcomingProducts() {
  const { upcomingProducts: refetchInterval } = freshness(useIsLive());
  return useQuery({ ...upcomingProducts, refetchInterval });
}
