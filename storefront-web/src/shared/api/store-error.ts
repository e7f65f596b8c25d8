/** Why the store said no, as its API names it, and the three reasons that only the device can know. */
export const REFUSAL_CODES = [
  'invalid',
  'not_found',
  'sale_not_active',
  'sold_out',
  'available',
  'limit_reached',
  'line_full',
  'key_reused',
  'throttled',
  'cooldown',
  'too_many_requests',
  'too_many_attempts',
  'busy',
  'unavailable',
  'hold_expired',
  'cancelled',
  'already_confirmed',
  'returned',
  'unauthorized',
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];
export type FailureCode = RefusalCode | 'network' | 'unexpected';

type Details = {
  code: FailureCode;
  /** 0 when no answer came. */
  status: number;
  /** The store's own sentence. */
  sentence: string;
  /** Server time in ms from which trying again makes sense. */
  retryAt?: number | undefined;
};

export class StoreError extends Error {
  readonly code: FailureCode;
  readonly status: number;
  readonly retryAt: number | undefined;

  constructor({ code, status, sentence, retryAt }: Details) {
    super(sentence);
    this.name = 'StoreError';
    this.code = code;
    this.status = status;
    this.retryAt = retryAt;
  }

  /** True when the store may or may not have done what was asked: only the same key finds the truth. */
  get leavesDoubt(): boolean {
    return this.status === 0 || this.status >= 500 || this.code === 'unexpected';
  }
}

export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  return new StoreError({ code: 'unexpected', status: 0, sentence: String(error) });
}
