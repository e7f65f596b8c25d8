import { useEffect, useSyncExternalStore } from 'react';
import { live } from './live';

/** Whether what changes is pushed to this tab, so that it need not ask. */
export function useIsLive(): boolean {
  return useSyncExternalStore(live.subscribeUp, () => live.isUp);
}

/** Has the store push what becomes of an order or of an entry while this is shown; of none without an id. */
export function useFollowed(kind: 'order' | 'entry', id: string | undefined): void {
  useEffect(() => {
    if (id === undefined) return undefined;
    return live.follow(`${kind}=${encodeURIComponent(id)}`);
  }, [kind, id]);
}
