import * as v from 'valibot';
import { serverClock } from '@/shared/clock/server-clock';
import type { Challenge } from '@/shared/proof/solve';
import { readProblem } from './problem';
import { StoreError } from './store-error';

/** A phone that lost its network may never hear back; after this the shopper gets to try again. */
const ANSWER_WITHIN_MS = 12_000;

/** The status of an answer that asks for work first. */
const WORK_REQUIRED = 428;

const workSchema = v.object({ challenge: v.object({ text: v.string(), bits: v.number() }) });

type Call<S extends v.GenericSchema> = {
  method?: 'GET' | 'POST' | 'DELETE';
  path: string;
  answer: S;
  body?: unknown;
  idempotencyKey?: string;
  /** The admin's. */
  token?: string;
};

/** The one way to the store: every call passes here, and every answer sets the server's clock. */
export async function askStore<S extends v.GenericSchema>(
  call: Call<S>,
): Promise<v.InferOutput<S>> {
  let answered = await sendAndClock(call);
  if (answered.response.status === WORK_REQUIRED && v.is(workSchema, answered.body)) {
    answered = await sendAndClock(call, await proofOf(answered.body.challenge));
  }
  const { response, body } = answered;
  if (!response.ok) throw readProblem(response, body);

  const parsed = v.safeParse(call.answer, body);
  if (parsed.success) return parsed.output;
  throw new StoreError({
    code: 'unexpected',
    status: response.status,
    sentence: `${call.path}: ${v.summarize(parsed.issues)}`,
  });
}

async function sendAndClock(call: Call<v.GenericSchema>, proof?: string) {
  const sentAt = performance.now();
  const answered = await send(call, proof);
  serverClock.observe({ ...readServerTime(answered.response, answered.body), sentAt });
  return answered;
}

/** Loaded when a store asks for work, which most never do. */
async function proofOf(challenge: Challenge): Promise<string> {
  try {
    const { prove } = await import('@/shared/proof/prove');
    return await prove(challenge);
  } catch (cause) {
    throw new StoreError({ code: 'network', status: 0, sentence: String(cause) });
  }
}

async function send(call: Call<v.GenericSchema>, proof: string | undefined) {
  const { method = 'GET', path, body, idempotencyKey, token } = call;
  const headers = new Headers({ Accept: 'application/json' });
  if (body !== undefined) headers.set('Content-Type', 'application/json');
  if (idempotencyKey !== undefined) headers.set('Idempotency-Key', idempotencyKey);
  if (token !== undefined) headers.set('Authorization', `Bearer ${token}`);
  if (proof !== undefined) headers.set('Proof-Of-Work', proof);
  try {
    const response = await fetch(path, {
      method,
      headers,
      cache: 'no-store',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { response, body: parseJson(await response.text()) };
  } catch (cause) {
    throw new StoreError({ code: 'network', status: 0, sentence: String(cause) });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const stampedSchema = v.object({ serverTime: v.pipe(v.string(), v.isoTimestamp()) });

/** `serverTime` is exact; the `Date` header, there when a list is empty, only knows the second. */
function readServerTime(response: Response, body: unknown) {
  const stamped = v.safeParse(stampedSchema, Array.isArray(body) ? body[0] : body);
  if (stamped.success) return { serverTime: Date.parse(stamped.output.serverTime), coarseMs: 0 };
  return { serverTime: Date.parse(response.headers.get('Date') ?? ''), coarseMs: 1000 };
}
