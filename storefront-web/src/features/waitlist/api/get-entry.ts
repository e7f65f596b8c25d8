import { queryOptions, useQuery } from '@tanstack/react-query';
import { askStore } from '@/shared/api/client';
import { freshness, type Freshness } from '@/shared/api/freshness';
import { toStoreError } from '@/shared/api/store-error';
import { useFollowed, useIsLive } from '@/shared/live/use-live';
import { entrySchema, isFinal, laterOf, type Entry } from './entry';

export function entryQuery(entryId: string) {
  const queryKey = ['entries', entryId];
  return queryOptions({
    queryKey,
    queryFn: async ({ client }) => {
      const path = `/api/waitlist/${encodeURIComponent(entryId)}`;
      const told = await askStore({ path, answer: entrySchema });
      // What was pushed meanwhile is newer than an answer that was long on its way.
      return laterOf(client.getQueryData<Entry>(queryKey), told);
    },
  });
}

/** A place in line, followed until it takes part no more. */
export function useEntry(entryId: string) {
  const fresh = freshness(useIsLive());
  const query = useQuery({
    ...entryQuery(entryId),
    refetchInterval: ({ state }) => nextLook(state.data, state.error, fresh),
  });
  // The store refuses who follows what it does not know.
  const isFollowed = query.data !== undefined && !isFinal(query.data.state) && query.error === null;
  useFollowed('entry', isFollowed ? entryId : undefined);
  return query;
}

function nextLook(entry: Entry | undefined, error: Error | null, fresh: Freshness): number | false {
  if (isGone(error)) return false;
  return entry !== undefined && isFinal(entry.state) ? false : fresh.entry;
}

export function isGone(error: Error | null): boolean {
  return error !== null && toStoreError(error).status === 404;
}
