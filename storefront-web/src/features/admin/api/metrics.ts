import { useQuery } from '@tanstack/react-query';
import * as v from 'valibot';
import { askStore } from '@/shared/api/client';
import { toStoreError } from '@/shared/api/store-error';
import { serverClock } from '@/shared/clock/server-clock';

const EVERY_MS = 1000;

const productSchema = v.object({
  productId: v.number(),
  name: v.string(),
  totalStock: v.number(),
  liveStock: v.number(),
  pending: v.number(),
  confirmed: v.number(),
  expired: v.number(),
  saleStatus: v.picklist(['LIVE', 'UPCOMING', 'EXPIRED']),
});

const bucketSchema = v.object({
  /** When its five minutes began. */
  bucket: v.pipe(v.string(), v.isoTimestamp()),
  sold: v.number(),
  expired: v.number(),
});

const metricsSchema = v.object({
  totalHoldsCreated: v.number(),
  holdsExpired: v.number(),
  confirmedOrders: v.number(),
  oversellAttemptsBlocked: v.number(),
  throttleBlocked: v.number(),
  stockPerProduct: v.array(productSchema),
  chart: v.array(bucketSchema),
  ledger: v.fallback(
    v.optional(v.object({ state: v.picklist(['checking', 'balanced', 'violated']) })),
    undefined,
  ),
});

export type Metrics = v.InferOutput<typeof metricsSchema>;
export type ProductMetrics = Metrics['stockPerProduct'][number];
export type Bucket = Metrics['chart'][number];

/** The store's figures, asked for each second with the admin's token. */
export function useMetrics(token: string) {
  return useQuery({
    queryKey: ['metrics', token],
    queryFn: () => askStore({ path: '/api/admin/metrics', answer: metricsSchema, token }),
    refetchInterval: ({ state: { error } }) => untilNextLook(error),
  });
}

/** A token that has to wait is tried again when the wait is over, and not before. */
function untilNextLook(error: Error | null): number | false {
  if (error === null) return EVERY_MS;
  const { status, code, retryAt = 0 } = toStoreError(error);
  if (status === 401) return false;
  if (code !== 'too_many_attempts') return EVERY_MS;
  return Math.max(EVERY_MS, retryAt - serverClock.now());
}
