import * as v from 'valibot';

const STATES = ['entered', 'waiting', 'unreachable', 'offered', 'taken', 'lapsed', 'left'] as const;

export const entrySchema = v.object({
  entryId: v.string(),
  productId: v.number(),
  quantity: v.number(),
  state: v.picklist(STATES),
  /** In the line's order, from 1; null before the draw. */
  place: v.nullable(v.number()),
  /** How many wait ahead; null for one that does not wait. */
  ahead: v.nullable(v.number()),
  estimateSeconds: v.optional(v.number()),
  orderId: v.optional(v.string()),
  holdExpiresAt: v.optional(v.string()),
  /** Why it lapsed. */
  reason: v.fallback(
    v.optional(v.picklist(['expired', 'closed', 'limit_reached', 'cooldown'])),
    undefined,
  ),
  serverTime: v.pipe(v.string(), v.isoTimestamp()),
});

export type Entry = v.InferOutput<typeof entrySchema>;
export type EntryState = Entry['state'];

/** What no longer takes part: nothing will ever change about it. */
export function isFinal(state: EntryState): state is 'taken' | 'lapsed' | 'left' {
  return state === 'taken' || state === 'lapsed' || state === 'left';
}

/** Which of two tellings is the later one. */
export function laterOf(known: Entry | undefined, told: Entry): Entry {
  if (known === undefined) return told;
  const isOlder = Date.parse(told.serverTime) < Date.parse(known.serverTime);
  return isOlder || (isFinal(known.state) && !isFinal(told.state)) ? known : told;
}
