import type { Product } from '@/features/products/api/product';
import { serverClock } from '@/shared/clock/server-clock';
import { board } from './board';
import { frame, skeleton } from './frame';
import type { Say } from './words';

/** The browser asks along with the page's files, so the answers are mostly there before this code is. */
const SOON_MS = 150;

/** What the store has answered, not checked yet. */
export type EarlyProducts = { live: unknown; upcoming: unknown };

/**
 * The sale as a shopper sees it first, drawn without the app, which is twenty times as large and still on
 * its way. The app draws the very same in its place, and is handed what the store has said.
 */
export class FirstView {
  readonly #root: Element;
  readonly #say: Say;
  #isOver = false;
  #products: EarlyProducts | undefined;

  constructor(root: Element, say: Say) {
    this.#root = root;
    this.#say = say;
  }

  /**
   * Draws the products as soon as the store has named them, or their places when that takes a while. Is done when there is
   * something to see; the store may yet answer.
   */
  async show(): Promise<void> {
    document.title = `${this.#say('home.title')} · ${this.#say('app.name')}`;
    const isShown = await Promise.race([this.#showProducts(), after(SOON_MS)]);
    if (isShown !== true && !this.#isOver && this.#products === undefined) {
      this.#draw([skeleton(this.#say)]);
    }
  }

  async #showProducts(): Promise<boolean> {
    try {
      const [live, upcoming] = await Promise.all([
        ask('/api/products/live'),
        ask('/api/products?state=upcoming'),
      ]);
      if (this.#isOver) return true;
      const drawn = board(live as Product[], upcoming as Product[], this.#say);
      this.#products = { live, upcoming };
      this.#draw(drawn.length > 0 ? drawn : [skeleton(this.#say)]);
      return true;
    } catch {
      // The app asks again, and says what is wrong.
      return false;
    }
  }

  /** Ends it, and tells what the store has answered so far; the app's own view comes next. */
  end(): EarlyProducts | undefined {
    this.#isOver = true;
    return this.#products;
  }

  #draw(board: Element[]): void {
    this.#root.replaceChildren(...frame(this.#say, board));
  }
}

/** The browser may have asked before this code was there, though not before the page was. */
const SINCE_THE_PAGE = 0;

async function ask(path: string): Promise<unknown> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const products = (await response.json()) as { serverTime?: string }[];
  const serverTime = Date.parse(products[0]?.serverTime ?? '');
  serverClock.observe({ serverTime, sentAt: SINCE_THE_PAGE, coarseMs: 0 });
  return products;
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
