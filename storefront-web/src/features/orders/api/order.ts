import * as v from 'valibot';

export const orderSchema = v.object({
  id: v.string(),
  productId: v.number(),
  productName: v.string(),
  description: v.fallback(v.string(), ''),
  /** Of one unit, in minor units of the currency. */
  price: v.number(),
  currency: v.optional(v.string()),
  quantity: v.number(),
  status: v.picklist(['pending', 'confirmed', 'expired', 'cancelled', 'returned']),
  holdExpiresAt: v.string(),
  createdAt: v.string(),
  customerEmail: v.string(),
});

export type Order = v.InferOutput<typeof orderSchema>;
export type OrderStatus = Order['status'];
