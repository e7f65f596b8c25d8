import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { serverClock } from '@/shared/clock/server-clock';
import { startI18n } from '@/shared/i18n/i18n';

// A slow machine makes a test slower, and nothing else.
configure({ asyncUtilTimeout: 20_000 });

beforeAll(startI18n);

beforeEach(() => {
  // jsdom has no layout to scroll.
  vi.stubGlobal('scrollTo', vi.fn());
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  localStorage.clear();
  serverClock.reset();
});
