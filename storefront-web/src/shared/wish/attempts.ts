import * as v from 'valibot';
import { DeviceValue } from '@/shared/storage/device-value';
import { newIdempotencyKey } from './idempotency-key';

/** An attempt this old is history: its hold, if it got one, has long run out. */
const FORGOTTEN_AFTER_MS = 10 * 60_000;

const attemptSchema = v.object({
  /** What was asked for: units, or a place in line. */
  kind: v.optional(v.picklist(['hold', 'line']), 'hold'),
  key: v.string(),
  productId: v.number(),
  email: v.string(),
  quantity: v.number(),
  startedAt: v.number(),
});

export type Attempt = v.InferOutput<typeof attemptSchema>;
export type AttemptKind = Attempt['kind'];
export type Wish = Pick<Attempt, 'kind' | 'productId' | 'email' | 'quantity'>;
type About = Pick<Attempt, 'kind' | 'productId'>;

/**
 * Attempts to get a hold, or a place in line, whose answer has not come yet. They outlive a reload, so that trying again sends
 * the same key and the store recognises the attempt.
 */
export const attempts = new DeviceValue('attempts', v.array(attemptSchema), []);

export function unfinishedAttempt(kept: Attempt[], about: About): Attempt | undefined {
  return kept.find((attempt) => isSame(attempt, about) && isRecent(attempt));
}

export function startAttempt(wish: Wish): Attempt {
  const attempt = { ...wish, key: newIdempotencyKey(), startedAt: Date.now() };
  attempts.set([...others(wish), attempt]);
  return attempt;
}

export function endAttempt(about: About): void {
  attempts.set(others(about));
}

function others(about: About): Attempt[] {
  return attempts.get().filter((kept) => !isSame(kept, about) && isRecent(kept));
}

function isSame(attempt: Attempt, { kind, productId }: About): boolean {
  return attempt.kind === kind && attempt.productId === productId;
}

function isRecent(attempt: Attempt): boolean {
  return Math.abs(Date.now() - attempt.startedAt) < FORGOTTEN_AFTER_MS;
}
