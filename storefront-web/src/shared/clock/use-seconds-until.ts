import { useCallback, useSyncExternalStore } from 'react';
import { serverClock } from './server-clock';

const TICK_MS = 200;
const listeners = new Set<() => void>();
let ticker: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  ticker ??= setInterval(() => {
    listeners.forEach((notify) => {
      notify();
    });
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(ticker);
      ticker = undefined;
    }
  };
}

/** What `read` makes of the server's time now; renders again only when that changes. */
export function useServerTime<T extends string | number | boolean>(read: (now: number) => T): T {
  return useSyncExternalStore(subscribe, () => read(serverClock.now()));
}

/** Whole seconds left until the instant, 0 when it is past. */
export function useSecondsUntil(instant: number): number {
  const read = useCallback((now: number) => secondsUntil(instant, now), [instant]);
  return useServerTime(read);
}

function secondsUntil(instant: number, now: number): number {
  return Math.max(0, Math.ceil((instant - now) / 1000));
}
