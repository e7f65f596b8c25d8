import { vi } from 'vitest';

export type StoreCall = {
  method: string;
  path: string;
  body: unknown;
  idempotencyKey: string | null;
  token: string | undefined;
  proof: string | null;
  signal: AbortSignal | null | undefined;
};

type Answer = Response | Promise<Response>;
type Routes = Record<string, (call: StoreCall) => Answer>;

/** Puts a store in the network's place: routes are "METHOD /path", later calls replace earlier ones. */
export function stubStore(initial: Routes) {
  const routes: Routes = { ...initial };
  const calls: StoreCall[] = [];

  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    const call: StoreCall = {
      method: init.method ?? 'GET',
      path,
      body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
      idempotencyKey: new Headers(init.headers).get('Idempotency-Key'),
      token: new Headers(init.headers).get('Authorization')?.replace('Bearer ', ''),
      proof: new Headers(init.headers).get('Proof-Of-Work'),
      signal: init.signal,
    };
    calls.push(call);
    const answer = routes[`${call.method} ${path}`];
    return answer === undefined ? problem(404, 'not_found') : answer(call);
  });

  return {
    calls,
    callsTo: (route: string) => calls.filter(({ method, path }) => `${method} ${path}` === route),
    answer: (more: Routes) => Object.assign(routes, more),
  };
}

export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json' },
  });
}

export function problem(
  status: number,
  code: string,
  headers: Record<string, string> = {},
): Response {
  return new Response(JSON.stringify({ type: 'about:blank', status, code, error: code }), {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  });
}

export function noNetwork(): Promise<Response> {
  return Promise.reject(new TypeError('Failed to fetch'));
}

export function neverAnswers({ signal }: StoreCall): Promise<Response> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => {
      reject(new DOMException('too late', 'TimeoutError'));
    });
  });
}
