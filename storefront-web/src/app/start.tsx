import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { App } from '@/app/app';
import { takeLiveUpdates } from '@/app/live-updates';
import { takeEarlyProducts } from '@/features/products/api/get-products';
import type { EarlyProducts } from '@/first-view/first-view';
import { createQueryClient } from '@/shared/api/query-client';
import { startI18n } from '@/shared/i18n/i18n';
import { live } from '@/shared/live/live';

/** Starts the app in the place of the first view, which ends with the answer of `endFirstView`. */
export async function start(
  root: HTMLElement,
  endFirstView: () => EarlyProducts | undefined,
): Promise<void> {
  const queryClient = createQueryClient();
  takeLiveUpdates(live, queryClient);
  live.start();

  await startI18n();
  takeEarlyProducts(queryClient, endFirstView());
  // In pieces, so that a slow phone still hears a finger between them.
  startTransition(() => {
    createRoot(root).render(
      <StrictMode>
        <BrowserRouter>
          <App queryClient={queryClient} />
        </BrowserRouter>
      </StrictMode>,
    );
  });
}
