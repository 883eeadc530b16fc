/** Calls Parley's API as the person who is signed in. Faults come as an ApiError with the server's own words. */

export interface Fault {
  pointer: string;
  message: string;
}

/** RFC 9457, as the server sends it. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  requestId?: string;
  errors?: Fault[];
}

export class ApiError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }

  get status(): number {
    return this.problem.status;
  }

  /** The last part of the problem's type, such as `not-found`; `offline` when the server was not reached. */
  get kind(): string {
    return this.problem.type.slice(this.problem.type.lastIndexOf(':') + 1);
  }

  /** What is wrong with one part of the input, or ''. */
  fault(pointer: string): string {
    return this.problem.errors?.find(each => each.pointer === pointer)?.message ?? '';
  }
}

export interface Options {
  signal?: AbortSignal;
  headers?: Record<string, string>;
}

let csrf = '';

/** The shell tells it when somebody has signed in. */
export function useToken(token: string): void {
  csrf = token;
}

const offline: Problem = {
  type: 'urn:parley:problem:offline',
  title: 'No connection',
  status: 0,
  detail: 'The server cannot be reached. Nothing that you typed is lost.',
};

async function problemOf(response: Response): Promise<Problem> {
  if (response.headers.get('content-type')?.includes('json')) {
    return (await response.json()) as Problem;
  }
  return {...offline, title: response.statusText, status: response.status, detail: `The server answered with ${response.status}.`};
}

async function call(method: string, path: string, body: unknown, options: Options): Promise<Response> {
  const headers: Record<string, string> = {accept: 'application/json', ...options.headers};
  if (method !== 'GET') headers['x-csrf-token'] = csrf;
  const isRaw = body instanceof Blob || typeof body === 'string';
  if (body !== undefined && !isRaw) headers['content-type'] = 'application/json';
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      signal: options.signal ?? null,
      body: body === undefined ? null : isRaw ? (body as BodyInit) : JSON.stringify(body),
    });
  } catch (fault) {
    if (options.signal?.aborted) throw fault;
    dispatchEvent(new CustomEvent('parley-connection', {detail: false}));
    throw new ApiError(offline);
  }
  dispatchEvent(new CustomEvent('parley-connection', {detail: true}));
  if (!response.ok) {
    const problem = await problemOf(response);
    if (response.status === 401 && !path.startsWith('/api/v1/session')) dispatchEvent(new Event('parley-signed-out'));
    throw new ApiError(problem);
  }
  return response;
}

async function json<T>(method: string, path: string, body: unknown, options: Options = {}): Promise<T> {
  const response = await call(method, path, body, options);
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

/**
 * Paths are the server's: `/api/v1/...`. A body that is no text or Blob is sent as JSON. Every call but `get` carries
 * the token against forged requests; a write that must not happen twice takes `{headers: {'idempotency-key': once()}}`.
 */
export const api = {
  get: <T>(path: string, options?: Options) => json<T>('GET', path, undefined, options),
  post: <T>(path: string, body?: unknown, options?: Options) => json<T>('POST', path, body, options),
  put: <T>(path: string, body?: unknown, options?: Options) => json<T>('PUT', path, body, options),
  patch: <T>(path: string, body?: unknown, options?: Options) => json<T>('PATCH', path, body, options),
  delete: <T>(path: string, options?: Options) => json<T>('DELETE', path, undefined, options),
  /** The answer as it comes: for streams and files. */
  raw: (method: string, path: string, body?: unknown, options: Options = {}) => call(method, path, body, options),
};

/** A fresh key for one write. */
export function once(): string {
  return crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16)).join('');
}

/** A query string of those parts that are set: `?a=1&b=2`, or ''. */
export function query(parts: Record<string, string | number | boolean | undefined>): string {
  const set = Object.entries(parts).filter(([, value]) => value !== undefined && value !== '');
  return set.length ? '?' + new URLSearchParams(set.map(([name, value]) => [name, String(value)])) : '';
}
