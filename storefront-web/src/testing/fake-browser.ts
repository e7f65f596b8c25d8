import { vi } from 'vitest';

/** Tabs of one browser in one test: their channel, without its delay. */
export class FakeChannel {
  static open = new Set<FakeChannel>();
  readonly #listeners = new Set<(event: { data: unknown }) => void>();

  constructor() {
    FakeChannel.open.add(this);
  }

  addEventListener(_: string, listener: (event: { data: unknown }) => void): void {
    this.#listeners.add(listener);
  }

  postMessage(data: unknown): void {
    for (const other of FakeChannel.open) {
      if (other !== this) other.hear(data);
    }
  }

  hear(data: unknown): void {
    this.#listeners.forEach((listener) => {
      listener({ data });
    });
  }

  close(): void {
    FakeChannel.open.delete(this);
  }
}

/** A connection to the store that says what a test has it say. */
export class FakeEventSource {
  static made: FakeEventSource[] = [];
  readonly url: string;
  isClosed = false;
  readonly #listeners = new Map<string, (event: { data: string }) => void>();

  constructor(url: string) {
    this.url = url;
    FakeEventSource.made.push(this);
  }

  static get open(): FakeEventSource[] {
    return FakeEventSource.made.filter(({ isClosed }) => !isClosed);
  }

  /** The only one that is open. */
  static get one(): FakeEventSource {
    const [only, ...more] = FakeEventSource.open;
    if (only === undefined || more.length > 0)
      throw new Error(`${FakeEventSource.open.length} open`);
    return only;
  }

  addEventListener(name: string, listener: (event: { data: string }) => void): void {
    this.#listeners.set(name, listener);
  }

  say(name: string, data: unknown = {}): void {
    this.#listeners.get(name)?.({ data: JSON.stringify(data) });
  }

  fail(): void {
    this.say('error');
  }

  close(): void {
    this.isClosed = true;
  }
}

export function stubBrowser(): void {
  FakeChannel.open.clear();
  FakeEventSource.made = [];
  vi.stubGlobal('BroadcastChannel', FakeChannel);
  vi.stubGlobal('EventSource', FakeEventSource);
}
