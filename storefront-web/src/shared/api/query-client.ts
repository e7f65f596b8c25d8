import { QueryClient } from '@tanstack/react-query';

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The polls are the retries; a failed one shows its reason at once.
        retry: false,
        refetchOnWindowFocus: 'always',
        // In a LAN without internet some browsers claim to be offline while the store is reachable.
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
