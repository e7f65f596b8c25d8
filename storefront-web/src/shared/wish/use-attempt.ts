import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toStoreError } from '@/shared/api/store-error';
import { endAttempt, startAttempt, type Attempt, type Wish } from './attempts';

type Asked = { wish: Wish; unfinished: Attempt | undefined };

type Options<T> = {
  ask: (attempt: Attempt) => Promise<T>;
  onAnswer: (answer: T, attempt: Attempt) => void;
};

/** Asks the store; an unfinished attempt is repeated with its own key instead of starting another. */
export function useAttempt<T>({ ask, onAnswer }: Options<T>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ wish, unfinished }: Asked) => {
      const attempt = unfinished ?? startAttempt(wish);
      return { attempt, answer: await ask(attempt) };
    },
    onSuccess: ({ answer, attempt }) => {
      onAnswer(answer, attempt);
      endAttempt(attempt);
    },
    onError: (error, { wish }) => {
      if (!toStoreError(error).leavesDoubt) endAttempt(wish);
      void queryClient.invalidateQueries({ queryKey: ['products'] });
    },
  });
}
