import { keepPreviousData } from '@tanstack/react-query';

/**
 * How often each view asks the store again. This is the only place that polls: a feed pushed by the
 * store can take its place without touching a view. Hidden tabs do not ask, and ask at once when shown.
 */
export const freshness = {
  liveProducts: { refetchInterval: 1000, placeholderData: keepPreviousData },
  upcomingProducts: { refetchInterval: 10_000, placeholderData: keepPreviousData },
  product: { refetchInterval: 1000 },
  pendingOrder: 1500,
  /** Past its deadline the store resolves an order within a moment, so look closely. */
  dueOrder: 500,
  resolvedOrder: 15_000,
} as const;
