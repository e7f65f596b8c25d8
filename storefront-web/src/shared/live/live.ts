import * as v from 'valibot';
import { Leadership, isAboutLeading } from './leadership';
import { messageSchema, type Message } from './messages';
import { StoreStream } from './store-stream';

const CHANNEL = 'flashsale.live';
const TICK_MS = 1000;

/** A leader that was not heard for this time does not push: ask the store meanwhile. */
const UNHEARD_MS = 3_500;

/** How often a tab repeats what it wants, and when one that did not is forgotten: hidden tabs are slow. */
const WANT_EVERY_TICKS = 20;
const FORGET_MS = 150_000;

/** More than a store lets one follow; who follows more asks for the rest. */
const MOST_FOLLOWS = 20;

type Wants = { follows: string[]; at: number };
type EventListener = (name: string, data: string) => void;

/**
 * What the store pushes, for this tab. One tab of the browser listens and tells the others: a browser opens
 * six connections to a store at most, and a tab that kept one would take it from those that buy.
 */
export class Live {
  readonly #tab = randomId();
  readonly #leadership = new Leadership(this.#tab, (leads) => {
    this.#onLeads(leads);
  });
  readonly #stream = new StoreStream({
    follows: () => this.#follows(),
    onEvent: (name, data) => {
      this.#post({ type: 'event', from: this.#tab, name, data });
      this.#tell(name, data);
    },
    onUp: () => {
      this.#beat();
    },
  });
  readonly #eventListeners = new Set<EventListener>();
  readonly #upListeners = new Set<() => void>();
  readonly #mine = new Map<string, number>();
  readonly #others = new Map<string, Wants>();
  #channel: BroadcastChannel | undefined;
  #ticker: ReturnType<typeof setInterval> | undefined;
  #ticks = 0;
  #leader: string | undefined;
  #leaderAt = 0;
  #leaderIsUp = false;

  /** Whether what changes is pushed to this tab, so that it need not ask. */
  get isUp(): boolean {
    if (this.#leadership.leads) return this.#stream.isUp;
    return this.#leaderIsUp && performance.now() - this.#leaderAt <= UNHEARD_MS;
  }

  subscribeUp = (listener: () => void): (() => void) => {
    this.#upListeners.add(listener);
    return () => this.#upListeners.delete(listener);
  };

  onEvent(listener: EventListener): () => void {
    this.#eventListeners.add(listener);
    return () => this.#eventListeners.delete(listener);
  }

  /** Wants to be told of one thing more, such as `order=ID`, until the answer is called. */
  follow(what: string): () => void {
    this.#mine.set(what, (this.#mine.get(what) ?? 0) + 1);
    this.#wantsChanged();
    return () => {
      const times = (this.#mine.get(what) ?? 1) - 1;
      if (times > 0) this.#mine.set(what, times);
      else this.#mine.delete(what);
      if (!this.#leadership.leads) this.#wantsChanged();
    };
  }

  /** Begins, where the browser has what it needs; else this tab is never up. */
  start(): void {
    if (this.#ticker !== undefined || typeof BroadcastChannel === 'undefined') return;
    this.#open();
    window.addEventListener('storage', this.#onStorage);
    document.addEventListener('visibilitychange', this.#tick);
    window.addEventListener('online', this.#onNetwork);
    window.addEventListener('offline', this.#onNetwork);
    window.addEventListener('pagehide', this.#sleep);
    window.addEventListener('pageshow', this.#onPageShow);
  }

  /** Ends for good. */
  stop(): void {
    this.#sleep();
    window.removeEventListener('storage', this.#onStorage);
    document.removeEventListener('visibilitychange', this.#tick);
    window.removeEventListener('online', this.#onNetwork);
    window.removeEventListener('offline', this.#onNetwork);
    window.removeEventListener('pagehide', this.#sleep);
    window.removeEventListener('pageshow', this.#onPageShow);
  }

  #open(): void {
    this.#channel = new BroadcastChannel(CHANNEL);
    this.#channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const parsed = v.safeParse(messageSchema, data);
      if (parsed.success) this.#onMessage(parsed.output);
    });
    this.#ticker = setInterval(this.#tick, TICK_MS);
    this.#tick();
  }

  #sleep = (): void => {
    if (this.#ticker === undefined) return;
    clearInterval(this.#ticker);
    this.#ticker = undefined;
    this.#post({ type: 'bye', from: this.#tab });
    this.#leadership.resign();
    this.#channel?.close();
    this.#channel = undefined;
    this.#leaderIsUp = false;
  };

  /** A page that comes out of the browser's cache had gone to sleep. */
  #onPageShow = (): void => {
    if (this.#ticker === undefined) this.#open();
  };

  /** What a browser believes of its network is a hint only: in a LAN it may be wrong. So the store is tried. */
  #onNetwork = (): void => {
    if (this.#leadership.leads) this.#stream.restart();
  };

  #onStorage = (event: StorageEvent): void => {
    if (isAboutLeading(event) && event.newValue === null) this.#leadership.tick();
  };

  #tick = (): void => {
    const before = this.isUp;
    this.#ticks += 1;
    this.#leadership.tick();
    if (this.#leadership.leads) {
      this.#stream.tick();
      this.#forget();
      this.#beat();
    } else if (this.#ticks % WANT_EVERY_TICKS === 0) {
      this.#wantsChanged();
    }
    if (before !== this.isUp || !this.isUp) this.#notifyUp();
  };

  #onLeads(leads: boolean): void {
    if (leads) {
      this.#stream.open();
    } else {
      this.#stream.close();
      this.#others.clear();
    }
    this.#notifyUp();
  }

  #onMessage(message: Message): void {
    switch (message.type) {
      case 'beat':
        this.#onBeat(message.from, message.isUp);
        break;
      case 'event':
        if (!this.#leadership.leads) this.#tell(message.name, message.data);
        break;
      case 'want':
        this.#others.set(message.from, { follows: message.follows, at: performance.now() });
        if (this.#leadership.leads) this.#stream.followsChanged();
        break;
      case 'bye':
        this.#others.delete(message.from);
        break;
    }
  }

  #onBeat(from: string, isUp: boolean): void {
    if (this.#leadership.leads) {
      // Two lead, as can be for a moment: whom the storage names goes on.
      this.#leadership.tick();
      return;
    }
    const isNew = this.#leader !== from;
    this.#leader = from;
    this.#leaderAt = performance.now();
    this.#leaderIsUp = isUp;
    if (isNew) this.#wantsChanged();
    this.#notifyUp();
  }

  #beat(): void {
    if (!this.#leadership.leads) return;
    this.#post({ type: 'beat', from: this.#tab, isUp: this.#stream.isUp });
    this.#notifyUp();
  }

  #wantsChanged(): void {
    if (this.#leadership.leads) this.#stream.followsChanged();
    else this.#post({ type: 'want', from: this.#tab, follows: [...this.#mine.keys()] });
  }

  #follows(): string[] {
    const others = [...this.#others.values()].flatMap(({ follows }) => follows);
    return [...new Set([...this.#mine.keys(), ...others])].slice(0, MOST_FOLLOWS).sort();
  }

  #forget(): void {
    for (const [tab, { at }] of this.#others) {
      if (performance.now() - at > FORGET_MS) this.#others.delete(tab);
    }
  }

  #post(message: Message): void {
    this.#channel?.postMessage(message);
  }

  #tell(name: string, data: string): void {
    this.#eventListeners.forEach((listener) => {
      listener(name, data);
    });
  }

  #notifyUp(): void {
    this.#upListeners.forEach((listener) => {
      listener();
    });
  }
}

/** On plain http there is no crypto.randomUUID. */
function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join(
    '',
  );
}

export const live = new Live();
