import * as v from 'valibot';

const KEY = 'flashsale.live';

/** A leader that has not said so for this time is gone, or sleeps. */
const GONE_MS = 3_500;

/** In hidden tabs timers run once a minute: two of them would take turns all the time. */
const GONE_FOR_HIDDEN_MS = 90_000;

/** Who writes last within this time leads. */
const SETTLE_MS = 120;

const recordSchema = v.object({ tab: v.string(), at: v.number() });

/**
 * Agrees with the other tabs of this browser which one leads, over their common storage: Web Locks are not
 * to be had on plain http. A tab that is shown takes over from one that sleeps.
 */
export class Leadership {
  readonly #tab: string;
  readonly #onChange: (leads: boolean) => void;
  #leads = false;
  #settling: ReturnType<typeof setTimeout> | undefined;

  constructor(tab: string, onChange: (leads: boolean) => void) {
    this.#tab = tab;
    this.#onChange = onChange;
  }

  get leads(): boolean {
    return this.#leads;
  }

  /** To be called every second, and when something about the tabs has changed. */
  tick(): void {
    const record = this.#read();
    if (this.#leads) {
      if (record !== undefined && record.tab !== this.#tab && isFresh(record)) this.#become(false);
      else this.#write();
    } else if (this.#settling === undefined && (record === undefined || !isFresh(record))) {
      this.#claim();
    }
  }

  /** Lets another tab lead; it need not wait. */
  resign(): void {
    clearTimeout(this.#settling);
    this.#settling = undefined;
    if (!this.#leads) return;
    if (this.#read()?.tab === this.#tab) this.#remove();
    this.#become(false);
  }

  #claim(): void {
    if (!this.#write()) return;
    this.#settling = setTimeout(() => {
      this.#settling = undefined;
      if (this.#read()?.tab === this.#tab) this.#become(true);
    }, SETTLE_MS);
  }

  #become(leads: boolean): void {
    if (this.#leads === leads) return;
    this.#leads = leads;
    this.#onChange(leads);
  }

  #read() {
    try {
      const parsed = v.safeParse(recordSchema, JSON.parse(localStorage.getItem(KEY) ?? 'null'));
      return parsed.success ? parsed.output : undefined;
    } catch {
      return undefined;
    }
  }

  /** Without storage nobody leads, and every tab asks for itself. */
  #write(): boolean {
    try {
      localStorage.setItem(KEY, JSON.stringify({ tab: this.#tab, at: Date.now() }));
      return true;
    } catch {
      return false;
    }
  }

  #remove(): void {
    try {
      localStorage.removeItem(KEY);
    } catch {
      // It will be taken for gone.
    }
  }
}

/** A clock that was set makes a record look old or of the future; both are not fresh. */
function isFresh({ at }: { at: number }): boolean {
  const gone = document.visibilityState === 'hidden' ? GONE_FOR_HIDDEN_MS : GONE_MS;
  return Math.abs(Date.now() - at) <= gone;
}

/** Whether a change of the storage is one of who leads. */
export function isAboutLeading(event: StorageEvent): boolean {
  return event.key === KEY || event.key === null;
}
