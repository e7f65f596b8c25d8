import { queryOptions, useQuery } from '@tanstack/react-query';
import * as v from 'valibot';
import { askStore } from '@/shared/api/client';
import { freshness } from '@/shared/api/freshness';
import { productSchema } from './product';

const productsSchema = v.array(productSchema);

export const liveProducts = queryOptions({
  queryKey: ['products', 'live'],
  queryFn: () => askStore({ path: '/api/products/live', answer: productsSchema }),
  ...freshness.liveProducts,
});

export const upcomingProducts = queryOptions({
  queryKey: ['products', 'upcoming'],
  queryFn: () => askStore({ path: '/api/products?state=upcoming', answer: productsSchema }),
  ...freshness.upcomingProducts,
});

export const useLiveProducts = () => useQuery(liveProducts);
export const useUpcomingProducts = () => useQuery(upcomingProducts);
