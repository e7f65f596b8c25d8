import { describe, expect, it, vi } from 'vitest';
import { attempts, endAttempt, startAttempt, unfinishedAttempt, type Wish } from './attempts';
import { newIdempotencyKey } from './idempotency-key';

const wish: Wish = { kind: 'hold', productId: 1, email: 'asha@example.com', quantity: 2 };

describe('An idempotency key', () => {
  it('has 128 random bits in visible ASCII', () => {
    expect(newIdempotencyKey()).toMatch(/^[0-9a-f]{32}$/);
    expect(newIdempotencyKey()).not.toBe(newIdempotencyKey());
  });

  it('needs nothing that plain http in the LAN does not have', () => {
    const getRandomValues = crypto.getRandomValues.bind(crypto);
    vi.stubGlobal('crypto', { getRandomValues });
    expect(newIdempotencyKey()).toHaveLength(32);
  });
});

describe('An attempt to get a hold', () => {
  it('is unfinished, with its key, until it ends', () => {
    const { key } = startAttempt(wish);
    expect(unfinishedAttempt(attempts.get(), wish)?.key).toBe(key);
    endAttempt(wish);
    expect(unfinishedAttempt(attempts.get(), wish)).toBeUndefined();
  });

  it('does not touch the attempt for another product', () => {
    const { key } = startAttempt(wish);
    startAttempt({ ...wish, productId: 2 });
    endAttempt({ ...wish, productId: 2 });
    expect(unfinishedAttempt(attempts.get(), wish)?.key).toBe(key);
  });

  it('is not mixed up with one for a place in line', () => {
    const { key } = startAttempt(wish);
    const inLine = startAttempt({ ...wish, kind: 'line' });
    expect(unfinishedAttempt(attempts.get(), wish)?.key).toBe(key);
    endAttempt(wish);
    expect(unfinishedAttempt(attempts.get(), inLine)?.key).toBe(inLine.key);
  });

  it('is forgotten when its hold can be long gone', () => {
    vi.useFakeTimers();
    startAttempt(wish);
    vi.advanceTimersByTime(10 * 60_000);
    expect(unfinishedAttempt(attempts.get(), wish)).toBeUndefined();
  });
});
