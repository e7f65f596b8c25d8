import { queryOptions, useQuery } from '@tanstack/react-query';
import { askStore } from '@/shared/api/client';
import { freshness, type Freshness } from '@/shared/api/freshness';
import { toStoreError } from '@/shared/api/store-error';
import { serverClock } from '@/shared/clock/server-clock';
import { useFollowed, useIsLive } from '@/shared/live/use-live';
import { orderSchema, type Order } from './order';

export function orderQuery(orderId: string) {
  return queryOptions({
    queryKey: ['orders', orderId],
    queryFn: () =>
      askStore({ path: `/api/orders/${encodeURIComponent(orderId)}`, answer: orderSchema }),
  });
}

/** An order, followed until it is resolved. */
export function useOrder(orderId: string) {
  const fresh = freshness(useIsLive());
  const query = useQuery({
    ...orderQuery(orderId),
    refetchInterval: ({ state }) => nextLook(state.data, state.error, fresh),
  });
  // The store refuses who follows what it does not know.
  const isFollowed = query.data?.status === 'pending' && query.error === null;
  useFollowed('order', isFollowed ? orderId : undefined);
  return query;
}

/** Another tab, the deadline or the admin may change an order at any time. */
function nextLook(order: Order | undefined, error: Error | null, fresh: Freshness): number | false {
  if (error !== null && toStoreError(error).status === 404) return false;
  if (order === undefined) return fresh.pendingOrder;
  if (order.status !== 'pending') return fresh.resolvedOrder;
  return isDue(order, serverClock.now()) ? fresh.dueOrder : fresh.pendingOrder;
}

export function isDue(order: Order, now: number): boolean {
  return Date.parse(order.holdExpiresAt) <= now;
}
