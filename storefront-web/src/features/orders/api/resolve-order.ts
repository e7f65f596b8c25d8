import { useMutation, useQueryClient } from '@tanstack/react-query';
import * as v from 'valibot';
import { askStore } from '@/shared/api/client';
import { ledgerEntrySchema } from '@/shared/api/ledger-entry';
import { rememberReceipt } from '../device-orders';
import { orderQuery } from './get-order';
import { orderSchema } from './order';

const resolvedSchema = v.object({ order: orderSchema, ledger: v.optional(ledgerEntrySchema) });

/** Confirms or cancels a held order. The store answers a repeated call the same, so trying again is safe. */
function useResolveOrder(orderId: string, action: 'confirm' | 'cancel') {
  const queryClient = useQueryClient();
  const { queryKey } = orderQuery(orderId);
  return useMutation({
    mutationFn: () =>
      askStore({
        method: 'POST',
        path: `/api/orders/${encodeURIComponent(orderId)}/${action}`,
        answer: resolvedSchema,
      }),
    onSuccess: async ({ order, ledger }) => {
      // A look that left before the answer would bring the old status back.
      await queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData(queryKey, order);
      if (action === 'confirm' && ledger) rememberReceipt(orderId, ledger);
    },
    onError: () => queryClient.invalidateQueries({ queryKey }),
  });
}

export const useConfirmOrder = (orderId: string) => useResolveOrder(orderId, 'confirm');
export const useCancelOrder = (orderId: string) => useResolveOrder(orderId, 'cancel');
