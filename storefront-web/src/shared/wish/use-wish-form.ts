import { useState } from 'react';
import { t } from '@/shared/i18n/i18n';
import { useDeviceValue } from '@/shared/storage/device-value';
import { toStoreError } from '@/shared/api/store-error';
import {
  attempts,
  endAttempt,
  unfinishedAttempt,
  type Attempt,
  type AttemptKind,
} from './attempts';
import { shopperEmail } from './shopper-email';
import { useAttempt } from './use-attempt';
import type { Draft } from './use-draft';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export type WishOptions<T> = {
  kind: AttemptKind;
  productId: number;
  maxPerOrder: number;
  draft: Draft;
  onDraft: (draft: Draft) => void;
  ask: (attempt: Attempt) => Promise<T>;
  onAnswer: (answer: T, attempt: Attempt) => void;
};

export type WishForm = ReturnType<typeof useWishForm>;

/** The state of a form: what was typed, what is wrong with it, and the attempt under way. */
export function useWishForm<T>(options: WishOptions<T>) {
  const { kind, productId, maxPerOrder, draft, onDraft } = options;
  const unfinished = unfinishedAttempt(useDeviceValue(attempts), { kind, productId });
  const [wasSubmitted, setWasSubmitted] = useState(false);
  const asking = useAttempt(options);

  // An unfinished attempt speaks for itself: changing it would be another order under another key.
  const { email, quantity } = unfinished ?? draft;
  const errors = {
    email: emailProblem(email),
    quantity: isQuantity(quantity, maxPerOrder)
      ? undefined
      : t('hold.quantityInvalid', { max: maxPerOrder }),
  };

  function emailProblem(value: string): string | undefined {
    if (value.trim() === '') return t('hold.emailMissing');
    return EMAIL.test(value.trim()) ? undefined : t('hold.emailInvalid');
  }

  function submit(): void {
    setWasSubmitted(true);
    if (asking.isPending) return;
    if (!unfinished && (errors.email ?? errors.quantity) !== undefined) return;
    shopperEmail.set(email.trim());
    asking.mutate({ wish: { kind, productId, email: email.trim(), quantity }, unfinished });
  }

  /** A refusal is about what was asked; it goes as soon as something else is typed. */
  function edit(change: Partial<Draft>): void {
    onDraft({ email, quantity, ...change });
    if (asking.isError) asking.reset();
  }

  function startOver(): void {
    onDraft({ email, quantity });
    endAttempt({ kind, productId });
    asking.reset();
  }

  return {
    email,
    setEmail: (value: string) => {
      edit({ email: value });
    },
    quantity,
    setQuantity: (value: number) => {
      edit({ quantity: value });
    },
    errors: wasSubmitted && !unfinished ? errors : { email: undefined, quantity: undefined },
    unfinished,
    isAsking: asking.isPending,
    refusal: asking.error === null ? undefined : toStoreError(asking.error),
    submit,
    startOver,
  };
}

function isQuantity(value: number, max: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= max;
}
