import { useMutation, useQueryClient } from '@tanstack/react-query';
import * as v from 'valibot';
import { askStore } from '@/shared/api/client';
import { ledgerEntrySchema } from '@/shared/api/ledger-entry';
import { toStoreError } from '@/shared/api/store-error';
import { endAttempt, startAttempt, type Attempt, type Wish } from '../attempts';

const holdSchema = v.object({
  orderId: v.string(),
  holdExpiresAt: v.string(),
  ledger: v.optional(ledgerEntrySchema),
});

export type Hold = v.InferOutput<typeof holdSchema>;

function placeHold({ productId, email, quantity, key }: Attempt): Promise<Hold> {
  return askStore({
    method: 'POST',
    path: '/api/holds',
    body: { productId, email, qty: quantity },
    idempotencyKey: key,
    answer: holdSchema,
  });
}

type PlaceHold = { wish: Wish; unfinished: Attempt | undefined };

/** Asks for a hold; an unfinished attempt is repeated with its own key instead of starting another. */
export function usePlaceHold(onHeld: (hold: Hold, attempt: Attempt) => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ wish, unfinished }: PlaceHold) => {
      const attempt = unfinished ?? startAttempt(wish);
      return { attempt, hold: await placeHold(attempt) };
    },
    onSuccess: ({ hold, attempt }) => {
      onHeld(hold, attempt);
      endAttempt(attempt.productId);
    },
    onError: (error, { wish }) => {
      if (!toStoreError(error).leavesDoubt) endAttempt(wish.productId);
      void queryClient.invalidateQueries({ queryKey: ['products'] });
    },
  });
}
