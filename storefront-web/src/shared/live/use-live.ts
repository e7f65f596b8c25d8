import { useEffect, useSyncExternalStore } from 'react';
import { live } from './live';

/** Whether what changes is pushed to this tab, so that it need not ask. */
export function useIsLive(): boolean {
  return useSyncExternalStore(live.subscribeUp, () => live.isUp);
}

/** Has the store push what becomes of an order while this is shown; of none when it is undefined. */
export function useFollowedOrder(orderId: string | undefined): void {
  useEffect(() => {
    if (orderId === undefined) return undefined;
    return live.follow(`order=${encodeURIComponent(orderId)}`);
  }, [orderId]);
}
