import * as v from 'valibot';
import { serverClock } from '@/shared/clock/server-clock';
import { REFUSAL_CODES, StoreError, type FailureCode } from './store-error';

const problemSchema = v.object({
  code: v.fallback(v.optional(v.string()), undefined),
  error: v.fallback(v.optional(v.string()), undefined),
});

const codeByStatus: Partial<Record<number, FailureCode>> = {
  400: 'invalid',
  404: 'not_found',
  // What was sent did not arrive in time, so nothing was done.
  408: 'network',
  422: 'key_reused',
  429: 'throttled',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

/** Reads an RFC 9457 answer; a proxy's HTML page becomes a sensible refusal too. */
export function readProblem(response: Response, body: unknown): StoreError {
  const parsed = v.safeParse(problemSchema, body);
  const problem = parsed.success ? parsed.output : {};
  const known = REFUSAL_CODES.find((code) => code === problem.code);
  return new StoreError({
    code: known ?? codeByStatus[response.status] ?? 'unexpected',
    status: response.status,
    sentence: problem.error ?? response.statusText,
    retryAt: readRetryAt(response.headers.get('Retry-After')),
  });
}

/** `Retry-After` is either a number of seconds or an HTTP date. */
function readRetryAt(header: string | null): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header.trim())) return serverClock.now() + Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : date;
}
