const PATH = '/api/events';
const EVENTS = ['stock', 'sale', 'order', 'waitlist', 'time'] as const;

/** The store says something every 15 s; after this silence the connection is dead, though nobody said so. */
const SILENCE_MS = 35_000;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 15_000;

type Options = {
  /** What to be told of beyond the products, asked for each connection. */
  follows: () => string[];
  onEvent: (name: string, data: string) => void;
  onUp: (isUp: boolean) => void;
};

/**
 * The one connection on which the store tells what changes. It is up once the store has said something on
 * it; when it breaks it is opened again, each time a little later, and not by all browsers at once.
 */
export class StoreStream {
  readonly #options: Options;
  #source: EventSource | undefined;
  /** A source with other follows, until it is up and takes the place of the current one. */
  #next: EventSource | undefined;
  /** What the newest connection follows; undefined while there should be none. */
  #followed: string[] | undefined;
  #isUp = false;
  #heardAt = 0;
  #retryMs = FIRST_RETRY_MS;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  get isUp(): boolean {
    return this.#isUp;
  }

  open(): void {
    if (this.#followed === undefined) this.#reopen();
  }

  /** Takes up what is newly followed; events go on until the new connection has begun. */
  followsChanged(): void {
    const followed = this.#followed;
    if (followed === undefined) return;
    const isNew = this.#options.follows().some((what) => !followed.includes(what));
    if (isNew && this.#isUp) this.#connect();
    else if (isNew) this.#reopen();
  }

  /** Begins anew at once: something about the network has changed. */
  restart(): void {
    if (this.#followed === undefined) return;
    this.#retryMs = FIRST_RETRY_MS;
    this.#setUp(false);
    this.#reopen();
  }

  close(): void {
    this.#followed = undefined;
    clearTimeout(this.#retry);
    this.#closeAll();
    this.#setUp(false);
  }

  /** To be called every second: notices a connection that died without a word. */
  tick(): void {
    if (this.#followed === undefined || this.#retry !== undefined) return;
    if (performance.now() - this.#heardAt > SILENCE_MS) this.#failed();
  }

  #reopen(): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    this.#closeAll();
    this.#heardAt = performance.now();
    this.#connect();
  }

  #connect(): void {
    this.#next?.close();
    this.#followed = this.#options.follows();
    if (typeof EventSource === 'undefined') return;
    const query = this.#followed.length === 0 ? '' : `?${this.#followed.join('&')}`;
    const source = new EventSource(PATH + query);
    this.#next = source;
    for (const name of EVENTS) {
      source.addEventListener(name, (event: MessageEvent<string>) => {
        this.#heard(source, name, event.data);
      });
    }
    source.addEventListener('error', () => {
      if (source === this.#source || source === this.#next) this.#failed();
    });
  }

  #heard(source: EventSource, name: string, data: string): void {
    if (source === this.#next) {
      this.#source?.close();
      this.#source = source;
      this.#next = undefined;
    }
    if (source !== this.#source) return;
    this.#heardAt = performance.now();
    this.#retryMs = FIRST_RETRY_MS;
    this.#setUp(true);
    this.#options.onEvent(name, data);
  }

  #failed(): void {
    this.#closeAll();
    this.#setUp(false);
    clearTimeout(this.#retry);
    this.#retry = setTimeout(
      () => {
        this.#reopen();
      },
      this.#retryMs * (0.5 + Math.random()),
    );
    this.#retryMs = Math.min(this.#retryMs * 2, LAST_RETRY_MS);
  }

  #closeAll(): void {
    this.#source?.close();
    this.#next?.close();
    this.#source = undefined;
    this.#next = undefined;
  }

  #setUp(isUp: boolean): void {
    if (this.#isUp === isUp) return;
    this.#isUp = isUp;
    this.#options.onUp(isUp);
  }
}
