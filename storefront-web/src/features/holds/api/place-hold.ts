import * as v from 'valibot';
import { askStore } from '@/shared/api/client';
import { ledgerEntrySchema } from '@/shared/api/ledger-entry';
import type { Attempt } from '@/shared/wish/attempts';

const holdSchema = v.object({
  orderId: v.string(),
  holdExpiresAt: v.string(),
  ledger: v.optional(ledgerEntrySchema),
});

export type Hold = v.InferOutput<typeof holdSchema>;

export function placeHold({ productId, email, quantity, key }: Attempt): Promise<Hold> {
  return askStore({
    method: 'POST',
    path: '/api/holds',
    body: { productId, email, qty: quantity },
    idempotencyKey: key,
    answer: holdSchema,
  });
}
