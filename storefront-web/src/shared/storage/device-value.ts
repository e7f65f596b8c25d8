import { useSyncExternalStore } from 'react';
import * as v from 'valibot';

const PREFIX = 'flashsale.';

/**
 * A value kept on the device. Storage that is full, forbidden or holds nonsense never breaks the page:
 * the value then lives as long as the page does. Other tabs see a change at once.
 */
export class DeviceValue<S extends v.GenericSchema> {
  readonly #key: string;
  readonly #schema: S;
  readonly #empty: v.InferOutput<S>;
  readonly #listeners = new Set<() => void>();
  #text: string | null | undefined;
  #value: v.InferOutput<S>;

  constructor(name: string, schema: S, empty: v.InferOutput<S>) {
    this.#key = PREFIX + name;
    this.#schema = schema;
    this.#empty = empty;
    this.#value = empty;
  }

  get(): v.InferOutput<S> {
    const text = this.#read();
    if (text !== undefined && text !== this.#text) {
      this.#text = text;
      this.#value = this.#parse(text);
    }
    return this.#value;
  }

  set(value: v.InferOutput<S>): void {
    const text = JSON.stringify(value);
    this.#value = value;
    try {
      localStorage.setItem(this.#key, text);
      this.#text = text;
    } catch {
      // What storage still holds is older than the value in memory: mark it as read.
      this.#text = this.#read();
    }
    this.#notify();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    window.addEventListener('storage', listener);
    return () => {
      this.#listeners.delete(listener);
      window.removeEventListener('storage', listener);
    };
  };

  #notify(): void {
    this.#listeners.forEach((listener) => {
      listener();
    });
  }

  #read(): string | null | undefined {
    try {
      return localStorage.getItem(this.#key);
    } catch {
      return undefined;
    }
  }

  #parse(text: string | null): v.InferOutput<S> {
    if (text === null) return this.#empty;
    try {
      const parsed = v.safeParse(this.#schema, JSON.parse(text));
      return parsed.success ? parsed.output : this.#empty;
    } catch {
      return this.#empty;
    }
  }
}

export function useDeviceValue<S extends v.GenericSchema>(kept: DeviceValue<S>): v.InferOutput<S> {
  return useSyncExternalStore(kept.subscribe, () => kept.get());
}
