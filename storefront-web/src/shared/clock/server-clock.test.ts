import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ServerClock } from './server-clock';

const SERVER = Date.parse('2030-06-01T12:00:00Z');

describe('The server clock', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse('1999-01-01T00:00:00Z') });
  });

  function answer(clock: ServerClock, serverTime: number, roundTrip = 0, coarseMs = 0) {
    const sentAt = performance.now();
    vi.advanceTimersByTime(roundTrip);
    clock.observe({ serverTime, sentAt, coarseMs });
  }

  it('falls back to the device before the first answer', () => {
    expect(new ServerClock().now()).toBe(Date.now());
  });

  it('tells the server time on a device that is decades off', () => {
    const clock = new ServerClock();
    answer(clock, SERVER);
    vi.advanceTimersByTime(5000);
    expect(clock.now()).toBe(SERVER + 5000);
  });

  it('is not moved when the device clock is set', () => {
    const clock = new ServerClock();
    answer(clock, SERVER);
    vi.setSystemTime(Date.parse('2050-01-01T00:00:00Z'));
    expect(clock.now()).toBe(SERVER);
  });

  it('assumes the middle of the round trip at first', () => {
    const clock = new ServerClock();
    answer(clock, SERVER, 400);
    expect(clock.now()).toBe(SERVER + 200);
  });

  it('does not jitter while slow answers agree with it', () => {
    const clock = new ServerClock();
    answer(clock, SERVER);
    answer(clock, SERVER + 900, 1000);
    expect(clock.now()).toBe(SERVER + 1000);
  });

  it('catches up after the device slept', () => {
    const clock = new ServerClock();
    answer(clock, SERVER);
    answer(clock, SERVER + 3_600_000);
    expect(clock.now()).toBe(SERVER + 3_600_000);
  });

  it('lets a time known only to the second not spoil an exact one', () => {
    const clock = new ServerClock();
    answer(clock, SERVER + 700);
    answer(clock, SERVER, 0, 1000);
    expect(clock.now()).toBe(SERVER + 700);
  });

  it('ignores an answer that names no time', () => {
    const clock = new ServerClock();
    answer(clock, SERVER);
    answer(clock, NaN);
    expect(clock.now()).toBe(SERVER);
  });

  it('is not behind what the store has pushed, and not moved by what was long on its way', () => {
    const clock = new ServerClock();
    answer(clock, SERVER);
    clock.isPast(SERVER - 60_000);
    expect(clock.now()).toBe(SERVER);
    clock.isPast(SERVER + 60_000);
    expect(clock.now()).toBe(SERVER + 60_000);
  });
});
