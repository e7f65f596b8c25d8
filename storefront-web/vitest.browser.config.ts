import { defineConfig } from 'vitest/config';

/** No test is about being fast: on a busy machine it waits longer for the same. */
const PATIENCE_MS = 60_000;

export default defineConfig({
  test: {
    include: ['browser-tests/**/*.test.ts'],
    globalSetup: 'browser-tests/chromium.ts',
    testTimeout: 4 * PATIENCE_MS,
    hookTimeout: 2 * PATIENCE_MS,
    expect: { poll: { timeout: PATIENCE_MS, interval: 50 } },
    // A click can be lost between two programs: see docs/adr/0034. The report names what needed it.
    retry: 1,
    // One browser and one store: files run one after the other.
    fileParallelism: false,
  },
});
