import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { Crash } from './crash';
import { AppRoutes } from './routes';

export function App({ queryClient }: { queryClient: QueryClient }) {
  return (
    <Crash>
      <QueryClientProvider client={queryClient}>
        <AppRoutes />
      </QueryClientProvider>
    </Crash>
  );
}
