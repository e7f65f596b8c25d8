import { queryOptions, useQuery } from '@tanstack/react-query';
import { askStore } from '@/shared/api/client';
import { freshness } from '@/shared/api/freshness';
import { toStoreError } from '@/shared/api/store-error';
import { serverClock } from '@/shared/clock/server-clock';
import { orderSchema, type Order } from './order';

export function orderQuery(orderId: string) {
  return queryOptions({
    queryKey: ['orders', orderId],
    queryFn: () =>
      askStore({ path: `/api/orders/${encodeURIComponent(orderId)}`, answer: orderSchema }),
    refetchInterval: ({ state }) => nextLook(state.data, state.error),
  });
}

export const useOrder = (orderId: string) => useQuery(orderQuery(orderId));

/** Another tab, the deadline or the admin may change an order at any time. */
function nextLook(order: Order | undefined, error: Error | null): number | false {
  if (error !== null && toStoreError(error).status === 404) return false;
  if (order === undefined) return freshness.pendingOrder;
  if (order.status !== 'pending') return freshness.resolvedOrder;
  return isDue(order, serverClock.now()) ? freshness.dueOrder : freshness.pendingOrder;
}

export function isDue(order: Order, now: number): boolean {
  return Date.parse(order.holdExpiresAt) <= now;
}
