type Observation = {
  /** What the server's clock read while it answered, in ms; NaN when it did not say. */
  serverTime: number;
  /** `performance.now()` when the request left. */
  sentAt: number;
  /** How much later than `serverTime` the server's clock may have been, by rounding. */
  coarseMs: number;
};

/**
 * The server's time on this device. It advances with `performance.now()`, so a device clock that is
 * wrong, or is set while the page is open, changes nothing.
 */
export class ServerClock {
  /** Server time minus `performance.now()`; unknown until the first answer. */
  #offset: number | undefined;

  now(): number {
    return this.#offset === undefined ? Date.now() : performance.now() + this.#offset;
  }

  /**
   * An answer proves that the server's time now lies in [serverTime, serverTime + round trip]. An estimate
   * inside is kept, so that countdowns never jitter; one outside (after sleep, say) moves to the edge.
   */
  observe({ serverTime, sentAt, coarseMs }: Observation): void {
    if (Number.isNaN(serverTime)) return;
    const receivedAt = performance.now();
    const earliest = serverTime - receivedAt;
    const latest = serverTime + coarseMs - sentAt;
    this.#offset =
      this.#offset === undefined
        ? (earliest + latest) / 2
        : Math.min(Math.max(this.#offset, earliest), latest);
  }

  /** The store's clock has been here: what it pushed may have been long on its way, or the device slept. */
  isPast(serverTime: number): void {
    const earliest = serverTime - performance.now();
    if (this.#offset !== undefined && this.#offset < earliest) this.#offset = earliest;
  }

  reset(): void {
    this.#offset = undefined;
  }
}

export const serverClock = new ServerClock();
