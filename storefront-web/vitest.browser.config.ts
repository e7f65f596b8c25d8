import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['browser-tests/**/*.test.ts'],
    testTimeout: 45_000,
    hookTimeout: 45_000,
    // One browser and one store: files run one after the other.
    fileParallelism: false,
  },
});
