/** How often each view asks the store again, in ms. Hidden tabs do not ask, and ask at once when shown. */
export type Freshness = {
  liveProducts: number;
  upcomingProducts: number;
  product: number;
  pendingOrder: number;
  /** Past its deadline the store resolves an order within a moment, so look closely. */
  dueOrder: number;
  resolvedOrder: number;
  /** A place in line. */
  entry: number;
};

const asking: Freshness = {
  liveProducts: 1000,
  upcomingProducts: 10_000,
  product: 1000,
  pendingOrder: 1500,
  dueOrder: 500,
  resolvedOrder: 15_000,
  entry: 2000,
};

/** While the store pushes, asking is what finds a fault in that. */
const pushed: Freshness = {
  liveProducts: 30_000,
  upcomingProducts: 60_000,
  product: 20_000,
  pendingOrder: 15_000,
  dueOrder: 1500,
  resolvedOrder: 60_000,
  entry: 15_000,
};

export function freshness(isLive: boolean): Freshness {
  return isLive ? pushed : asking;
}
