import type { QueryClient } from '@tanstack/react-query';
import * as v from 'valibot';
import { orderQuery } from './get-order';
import { orderSchema } from './order';

const changeSchema = v.pick(orderSchema, ['id', 'status', 'holdExpiresAt']);

/** Takes what the store pushed of an order into the views that show it. */
export function takeOrderEvent(queryClient: QueryClient, name: string, data: unknown): void {
  const parsed = v.safeParse(changeSchema, data);
  if (name !== 'order' || !parsed.success) return;
  const { id, status, holdExpiresAt } = parsed.output;
  queryClient.setQueryData(orderQuery(id).queryKey, (order) => {
    // What is resolved is never pending again: such a word is late.
    if (order === undefined || (status === 'pending' && order.status !== 'pending')) return order;
    return { ...order, status, holdExpiresAt };
  });
}
