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

export const liveProducts = queryOptions({
  queryKey: ['products', 'live'],
  queryFn: ({ client }) => askProducts(client, '/api/products/live'),
  placeholderData: keepPreviousData,
});

export const upcomingProducts = queryOptions({
  queryKey: ['products', 'upcoming'],
  queryFn: ({ client }) => askProducts(client, '/api/products?state=upcoming'),
  placeholderData: keepPreviousData,
});

export function useLiveProducts() {
  const { liveProducts: refetchInterval } = freshness(useIsLive());
  return useQuery({ ...liveProducts, refetchInterval });
}

export function useUpcomingProducts() {
  const { upcomingProducts: refetchInterval } = freshness(useIsLive());
  return useQuery({ ...upcomingProducts, refetchInterval });
}
