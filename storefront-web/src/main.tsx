import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { App } from '@/app/app';
import { takeLiveUpdates } from '@/app/live-updates';
import { createQueryClient } from '@/shared/api/query-client';
import { startI18n } from '@/shared/i18n/i18n';
import { live } from '@/shared/live/live';
import '@/shared/styles/storefront.scss';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

const queryClient = createQueryClient();
takeLiveUpdates(live, queryClient);
live.start();

await startI18n();
createRoot(root).render(
  <StrictMode>
    <BrowserRouter>
      <App queryClient={queryClient} />
    </BrowserRouter>
  </StrictMode>,
);
