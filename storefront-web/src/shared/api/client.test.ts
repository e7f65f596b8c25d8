import * as v from 'valibot';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { serverClock } from '@/shared/clock/server-clock';
import { json, neverAnswers, noNetwork, problem, stubStore } from '@/testing/stub-store';
import { askStore } from './client';
import { toStoreError } from './store-error';

const thing = v.object({ name: v.string() });
const ask = () => askStore({ path: '/thing', answer: thing });
const refusal = () =>
  ask().then(
    () => {
      throw new Error('The store refused nothing.');
    },
    (error: unknown) => toStoreError(error),
  );

describe('The way to the store', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('returns an answer of the right shape', async () => {
    stubStore({ 'GET /thing': () => json({ name: 'mouse' }) });
    await expect(ask()).resolves.toEqual({ name: 'mouse' });
  });

  it('sets the server clock by the serverTime of an answer', async () => {
    stubStore({
      'GET /thing': () => json({ name: 'mouse', serverTime: '2030-06-01T12:00:00.250Z' }),
    });
    await ask();
    expect(Math.abs(serverClock.now() - Date.parse('2030-06-01T12:00:00.250Z'))).toBeLessThan(200);
  });

  it('sets the server clock by the Date header when nothing better is there', async () => {
    const headers = { Date: 'Sat, 01 Jun 2030 12:00:00 GMT' };
    stubStore({ 'GET /thing': () => new Response('{"name":"x"}', { headers }) });
    await ask();
    expect(Math.abs(serverClock.now() - Date.parse(headers.Date))).toBeLessThan(1500);
  });

  it('makes a problem a typed error with its code and sentence', async () => {
    stubStore({ 'GET /thing': () => problem(409, 'sold_out') });
    expect(await refusal()).toMatchObject({ code: 'sold_out', status: 409, leavesDoubt: false });
  });

  it.each([
    ['30', 30_000],
    [' 5 ', 5000],
  ])('reads Retry-After %j in seconds', async (header, milliseconds) => {
    stubStore({ 'GET /thing': () => problem(429, 'throttled', { 'Retry-After': header }) });
    const { retryAt } = await refusal();
    expect(Math.abs((retryAt ?? 0) - serverClock.now() - milliseconds)).toBeLessThan(500);
  });

  it('reads Retry-After as a date', async () => {
    const date = 'Sat, 01 Jun 2030 12:00:00 GMT';
    stubStore({ 'GET /thing': () => problem(503, 'busy', { 'Retry-After': date }) });
    expect((await refusal()).retryAt).toBe(Date.parse(date));
  });

  it('makes sense of a page that a proxy sends instead of the store', async () => {
    stubStore({ 'GET /thing': () => new Response('<h1>Bad gateway</h1>', { status: 502 }) });
    expect(await refusal()).toMatchObject({ code: 'unavailable', leavesDoubt: true });
  });

  it('is in doubt when no answer came', async () => {
    stubStore({ 'GET /thing': noNetwork });
    expect(await refusal()).toMatchObject({ code: 'network', leavesDoubt: true });
  });

  it('is in doubt when an answer has an unknown shape', async () => {
    stubStore({ 'GET /thing': () => json({ title: 'mouse' }) });
    expect(await refusal()).toMatchObject({ code: 'unexpected', leavesDoubt: true });
  });

  it('gives up on a store that never answers', async () => {
    const timeout = new AbortController();
    vi.spyOn(AbortSignal, 'timeout').mockReturnValue(timeout.signal);
    stubStore({ 'GET /thing': neverAnswers });
    const answer = refusal();
    timeout.abort(new DOMException('too late', 'TimeoutError'));
    expect(await answer).toMatchObject({ code: 'network', leavesDoubt: true });
  });
});
