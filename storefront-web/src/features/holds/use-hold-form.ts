import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeviceValue } from '@/shared/storage/device-value';
import { toStoreError } from '@/shared/api/store-error';
import { usePlaceHold, type Hold } from './api/place-hold';
import { attempts, endAttempt, unfinishedAttempt, type Attempt } from './attempts';
import { shopperEmail } from './shopper';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

type Options = {
  productId: number;
  maxPerOrder: number;
  onHeld: (hold: Hold, attempt: Attempt) => void;
};

/** The state of the form: what was typed, what is wrong with it, and the attempt under way. */
export function useHoldForm({ productId, maxPerOrder, onHeld }: Options) {
  const { t } = useTranslation();
  const unfinished = unfinishedAttempt(useDeviceValue(attempts), productId);
  const [typedEmail, setEmail] = useState(() => shopperEmail.get());
  const [typedQuantity, setQuantity] = useState(1);
  const [wasSubmitted, setWasSubmitted] = useState(false);
  const placing = usePlaceHold(onHeld);

  // An unfinished attempt speaks for itself: changing it would be another order under another key.
  const email = unfinished?.email ?? typedEmail;
  const quantity = unfinished?.quantity ?? typedQuantity;
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
    if (placing.isPending) return;
    if (!unfinished && (errors.email ?? errors.quantity) !== undefined) return;
    shopperEmail.set(email.trim());
    placing.mutate({ wish: { productId, email: email.trim(), quantity }, unfinished });
  }

  /** A refusal is about what was asked; it goes as soon as something else is typed. */
  function edit<T>(change: (value: T) => void) {
    return (value: T): void => {
      change(value);
      if (placing.isError) placing.reset();
    };
  }

  function startOver(): void {
    setEmail(email);
    setQuantity(quantity);
    endAttempt(productId);
    placing.reset();
  }

  return {
    email,
    setEmail: edit(setEmail),
    quantity,
    setQuantity: edit(setQuantity),
    errors: wasSubmitted && !unfinished ? errors : { email: undefined, quantity: undefined },
    unfinished,
    isPlacing: placing.isPending,
    refusal: placing.error === null ? undefined : toStoreError(placing.error),
    submit,
    startOver,
  };
}

function isQuantity(value: number, max: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= max;
}
