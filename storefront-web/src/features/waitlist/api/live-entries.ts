import type { QueryClient } from '@tanstack/react-query';
import * as v from 'valibot';
import { entrySchema, laterOf } from './entry';
import { entryQuery } from './get-entry';

/** Takes what the store pushed of a place in line into the views that show it. */
export function takeEntryEvent(queryClient: QueryClient, name: string, data: unknown): void {
  if (name !== 'waitlist') return;
  const parsed = v.safeParse(entrySchema, data);
  if (!parsed.success) return;
  const told = parsed.output;
  queryClient.setQueryData(
    entryQuery(told.entryId).queryKey,
    (known) => known && laterOf(known, told),
  );
}
