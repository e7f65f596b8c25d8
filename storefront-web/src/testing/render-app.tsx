import { act, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { vi } from 'vitest';
import { App } from '@/app/app';
import { createQueryClient } from '@/shared/api/query-client';

/** The whole page at a path; `unmount` and a second call are a reload. */
export function renderAt(path: string) {
  const queryClient = createQueryClient();
  const view = render(
    <MemoryRouter initialEntries={[path]}>
      <App queryClient={queryClient} />
    </MemoryRouter>,
  );
  return {
    ...view,
    queryClient,
    user: userEvent.setup({ advanceTimers: vi.advanceTimersByTime.bind(vi) }),
  };
}

/** Time that passes by itself, with a device clock that may be wrong. */
export function startTime(deviceClock: number): void {
  vi.useFakeTimers({ shouldAdvanceTime: true, now: deviceClock });
}

export async function letPass(seconds: number): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(seconds * 1000));
}
