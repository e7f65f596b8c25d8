import { useMutation, useQueryClient } from '@tanstack/react-query';
import { askStore } from '@/shared/api/client';
import { entrySchema } from './entry';
import { entryQuery } from './get-entry';

/** Gives a place in line up. The store answers a repeated call the same. */
export function useLeaveLine(entryId: string) {
  const queryClient = useQueryClient();
  const { queryKey } = entryQuery(entryId);
  return useMutation({
    mutationFn: () =>
      askStore({
        method: 'DELETE',
        path: `/api/waitlist/${encodeURIComponent(entryId)}`,
        answer: entrySchema,
      }),
    onSuccess: async (entry) => {
      await queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData(queryKey, entry);
    },
    onError: () => queryClient.invalidateQueries({ queryKey }),
  });
}
