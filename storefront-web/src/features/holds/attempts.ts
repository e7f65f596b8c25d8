import * as v from 'valibot';
import { DeviceValue } from '@/shared/storage/device-value';
import { newIdempotencyKey } from './idempotency-key';

/** An attempt this old is history: its hold, if it got one, has long run out. */
const FORGOTTEN_AFTER_MS = 10 * 60_000;

const attemptSchema = v.object({
  key: v.string(),
  productId: v.number(),
  email: v.string(),
  quantity: v.number(),
  startedAt: v.number(),
});

export type Attempt = v.InferOutput<typeof attemptSchema>;
export type Wish = Pick<Attempt, 'productId' | 'email' | 'quantity'>;

/**
 * Attempts to get a hold whose answer has not come yet. They outlive a reload, so that trying again sends
 * the same key and the store recognises the attempt.
 */
export const attempts = new DeviceValue('attempts', v.array(attemptSchema), []);

export function unfinishedAttempt(kept: Attempt[], productId: number): Attempt | undefined {
  return kept.find((attempt) => attempt.productId === productId && isRecent(attempt));
}

export function startAttempt(wish: Wish): Attempt {
  const attempt = { ...wish, key: newIdempotencyKey(), startedAt: Date.now() };
  attempts.set([...others(wish.productId), attempt]);
  return attempt;
}

export function endAttempt(productId: number): void {
  attempts.set(others(productId));
}

function others(productId: number): Attempt[] {
  return attempts.get().filter((kept) => kept.productId !== productId && isRecent(kept));
}

function isRecent(attempt: Attempt): boolean {
  return Math.abs(Date.now() - attempt.startedAt) < FORGOTTEN_AFTER_MS;
}
