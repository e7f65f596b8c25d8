import type { Challenge } from './solve';

/** Has the work done that the store asks for; its code is loaded when it asks. */
export function prove(challenge: Challenge): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./work-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<string>) => {
      worker.terminate();
      resolve(data);
    });
    worker.addEventListener('error', () => {
      worker.terminate();
      reject(new Error('The code of the work could not be loaded.'));
    });
    worker.postMessage(challenge);
  });
}
