import type { QueryClient } from '@tanstack/react-query';
import * as v from 'valibot';
import { takeOrderEvent } from '@/features/orders/api/live-orders';
import { takeProductEvent } from '@/features/products/api/live-products';
import { takeEntryEvent } from '@/features/waitlist/api/live-entries';
import { serverClock } from '@/shared/clock/server-clock';
import type { Live } from '@/shared/live/live';

const stampedSchema = v.object({ serverTime: v.pipe(v.string(), v.isoTimestamp()) });

/** Takes what the store pushes into the views; returns how to end that. */
export function takeLiveUpdates(live: Live, queryClient: QueryClient): () => void {
  const lookAgain = () => void queryClient.invalidateQueries();
  window.addEventListener('online', lookAgain);
  window.addEventListener('offline', lookAgain);
  const endEvents = live.onEvent((name, text) => {
    const data = parseJson(text);
    const stamped = v.safeParse(stampedSchema, data);
    if (stamped.success) serverClock.isPast(Date.parse(stamped.output.serverTime));
    takeProductEvent(queryClient, name, data);
    takeOrderEvent(queryClient, name, data);
    takeEntryEvent(queryClient, name, data);
  });
  return () => {
    endEvents();
    window.removeEventListener('online', lookAgain);
    window.removeEventListener('offline', lookAgain);
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
