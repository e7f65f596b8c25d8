import * as v from 'valibot';
import { checkDraw, type Claim, type DrawVerdict } from './check-draw';
import { publishedDrawSchema } from './published-draw';

export type DrawQuestion = Claim & { productId: number };

/** `unmade`: there is nothing to check yet. `unreachable`: what was published could not be had. */
export type DrawAnswer = DrawVerdict | 'unmade' | 'unreachable';

/**
 * Fetches a draw and recomputes it, beside the page: a great one is some megabytes and 100,000 hashes, and
 * nobody's countdown should stand still meanwhile.
 */
self.addEventListener('message', ({ data }: MessageEvent<DrawQuestion>) => {
  void answer(data).then((result) => {
    self.postMessage(result);
  });
});

async function answer({ productId, ...claim }: DrawQuestion): Promise<DrawAnswer> {
  try {
    const response = await fetch(`/api/products/${productId}/draw`);
    if (!response.ok) return 'unreachable';
    const draw = v.safeParse(publishedDrawSchema, await response.json());
    return draw.success ? checkDraw(draw.output, claim) : 'unmade';
  } catch {
    return 'unreachable';
  }
}
