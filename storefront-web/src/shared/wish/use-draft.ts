import { useState } from 'react';
import { shopperEmail } from './shopper-email';

/** What was typed into a form. It outlives the form: stock that goes and comes must not take it away. */
export type Draft = { email: string; quantity: number };

export function useDraft() {
  return useState<Draft>(() => ({ email: shopperEmail.get(), quantity: 1 }));
}
