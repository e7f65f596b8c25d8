import { useMutation } from '@tanstack/react-query';
import type { DrawAnswer, DrawQuestion } from './draw-worker';

/** Has a draw recomputed on this device; the code for it is loaded when somebody asks. */
export function useDrawCheck() {
  return useMutation({ mutationFn: askWorker });
}

function askWorker(question: DrawQuestion): Promise<DrawAnswer> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./draw-worker.ts', import.meta.url), { type: 'module' });
    const end = (answer: DrawAnswer) => {
      worker.terminate();
      resolve(answer);
    };
    worker.addEventListener('message', ({ data }: MessageEvent<DrawAnswer>) => {
      end(data);
    });
    // Its code could not be loaded.
    worker.addEventListener('error', () => {
      end('unreachable');
    });
    worker.postMessage(question);
  });
}
