import { solve, type Challenge } from './solve';

/** Works beside the page, so that nobody's countdown stands still meanwhile. */
self.addEventListener('message', ({ data }: MessageEvent<Challenge>) => {
  self.postMessage(solve(data));
});
