import * as v from 'valibot';
import { askStore } from '@/shared/api/client';
import type { Attempt } from '@/shared/wish/attempts';

const joinedSchema = v.union([
  v.object({ entryId: v.string(), state: v.string() }),
  /** The e-mail is in line, by another device or another address of this one. */
  v.object({ alreadyInLine: v.literal(true) }),
]);

export type Joined = v.InferOutput<typeof joinedSchema>;

export function joinLine({ productId, email, quantity, key }: Attempt): Promise<Joined> {
  return askStore({
    method: 'POST',
    path: `/api/products/${productId}/waitlist`,
    body: { email, qty: quantity },
    idempotencyKey: key,
    answer: joinedSchema,
  });
}
