import * as v from 'valibot';

export const productSchema = v.object({
  id: v.pipe(v.number(), v.integer()),
  name: v.string(),
  description: v.fallback(v.string(), ''),
  /** Of one unit, in minor units of the currency. */
  price: v.number(),
  currency: v.string(),
  totalStock: v.number(),
  liveStock: v.number(),
  soldPercent: v.number(),
  saleStartsAt: v.pipe(v.string(), v.isoTimestamp()),
  saleEndsAt: v.pipe(v.string(), v.isoTimestamp()),
  maxPerOrder: v.number(),
  opening: v.fallback(v.picklist(['first-come', 'draw']), 'first-come'),
  /** How many are in line, those who entered a draw too. */
  inLine: v.fallback(v.number(), 0),
  /** Whether the draw was made. */
  drawn: v.fallback(v.boolean(), false),
  /** The path of its picture, when it has one. */
  pictureUrl: v.fallback(v.optional(v.string()), undefined),
  /** When the store said so. */
  serverTime: v.optional(v.pipe(v.string(), v.isoTimestamp())),
});

export type Product = v.InferOutput<typeof productSchema>;
