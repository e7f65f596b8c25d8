import { useQuery } from '@tanstack/react-query';
import * as v from 'valibot';
import { askStore } from '@/shared/api/client';
import type { Order } from './order';

const RETRY_MS = 2000;

/** The currency of an order: its own or, when it names none, that of its product, asked for once. */
export function useOrderCurrency(order: Order | undefined): string | undefined {
  const isMissing = order !== undefined && order.currency === undefined;
  const { data } = useQuery({
    queryKey: ['currency', order?.productId],
    queryFn: () =>
      askStore({
        path: `/api/products/${String(order?.productId)}`,
        answer: v.object({ currency: v.string() }),
      }),
    enabled: isMissing,
    staleTime: Infinity,
    retry: true,
    retryDelay: RETRY_MS,
  });
  return order?.currency ?? data?.currency;
}
