import { Failure, asFailure, failureOf, isAbort, unreachable } from './problem.ts';
import { CONSOLE } from './session.ts';

export interface Wish {
  method?: string;
  body?: unknown;
  signal?: AbortSignal | undefined;
  headers?: Record<string, string>;
}

export interface Waiting {
  fetch: typeof fetch;
  pause: (millis: number, signal?: AbortSignal) => Promise<void>;
  id: () => string;
}

/** In whose name requests are sent: of a session, or of a key that somebody was given. */
export interface Access {
  token(): Promise<string>;
  /** Another one than the one that was refused; fails where there is none. */
  instead(refused: string): Promise<string>;
  end(): void;
}

/** What was read, and the tag that a change of it has to name. */
export interface Versioned<T> {
  data: T;
  tag: string;
}

/** Longer than this nobody waits for "later" without being asked. */
const LONGEST_WAIT_SECONDS = 5;
const TRIES = 3;

/** The API with one's own name on each request. */
export class Api {
  constructor(
    private readonly access: Access,
    private readonly around: Waiting,
  ) {}

  get<T>(path: string, signal?: AbortSignal): Promise<T> {
    return this.json<T>(path, { signal });
  }

  post<T>(path: string, body?: unknown): Promise<T> {
    return this.json<T>(path, { method: 'POST', body });
  }

  async delete(path: string, tag?: string): Promise<void> {
    await this.send(path, { method: 'DELETE', ...(tag === undefined ? {} : { headers: { 'If-Match': tag } }) });
  }

  /** Reads something together with its tag. */
  async versioned<T>(path: string, signal?: AbortSignal): Promise<Versioned<T>> {
    return tagged<T>(await this.send(path, { signal }));
  }

  /** Changes what one has seen, and nothing newer. */
  async change<T>(method: 'PUT' | 'PATCH', path: string, body: unknown, tag: string): Promise<Versioned<T>> {
    return tagged<T>(await this.send(path, { method, body, headers: { 'If-Match': tag } }));
  }

  async json<T>(path: string, wish: Wish): Promise<T> {
    const answer = await this.send(path, wish);
    return said<T>(answer);
  }

  /** Sends as whoever is logged in: with another token once, and again where it was only too early. */
  async send(path: string, wish: Wish = {}): Promise<Response> {
    const headers = this.#headers(wish);
    let token = await this.access.token();
    let renewed = false;
    for (let tried = 1; ; tried++) {
      const answer = await this.#fetch(path, wish, { ...headers, Authorization: `Bearer ${token}` });
      if (answer.ok) return answer;
      const failure = await failureOf(answer);
      if (failure.status === 401 && !renewed) {
        renewed = true;
        token = await this.access.instead(token);
        continue;
      }
      if (failure.status === 401) this.access.end();
      if (tried >= TRIES || !isTooEarly(failure)) throw failure;
      await this.around.pause((failure.retryAfterSeconds ?? 1) * 1000, wish.signal);
    }
  }

  /** Sends as nobody: log-in and its like. The gateway keeps the refresh token to itself. */
  async anonymously<T>(path: string, body: unknown): Promise<T> {
    const answer = await this.#fetch(
      path,
      { method: 'POST', body },
      { ...CONSOLE, 'Content-Type': 'application/json', Accept: 'application/json' },
    );
    if (!answer.ok) throw await failureOf(answer);
    return said<T>(answer);
  }

  /**
   * Where a file lies: the API answers with a redirect to a signed address, which players and downloads may
   * use without a token. The file itself is not read.
   */
  async addressOf(path: string, signal?: AbortSignal): Promise<string> {
    const enough = new AbortController();
    const stop = () => enough.abort();
    signal?.addEventListener('abort', stop);
    try {
      const answer = await this.send(path, { signal: enough.signal, headers: { Accept: '*/*' } });
      return answer.url;
    } finally {
      signal?.removeEventListener('abort', stop);
      enough.abort();
    }
  }

  async #fetch(path: string, wish: Wish, headers: Record<string, string>): Promise<Response> {
    try {
      return await this.around.fetch(path, {
        method: wish.method ?? 'GET',
        headers,
        credentials: 'same-origin',
        ...(wish.body === undefined ? {} : { body: wish.body instanceof Blob ? wish.body : JSON.stringify(wish.body) }),
        ...(wish.signal ? { signal: wish.signal } : {}),
      });
    } catch (thrown) {
      if (isAbort(thrown)) throw thrown;
      throw thrown instanceof TypeError ? unreachable() : asFailure(thrown);
    }
  }

  /** One key for all tries of a wish: what was done already is not done twice. */
  #headers(wish: Wish): Record<string, string> {
    const unsafe = wish.method !== undefined && wish.method !== 'GET';
    return {
      Accept: 'application/json',
      ...(wish.body === undefined ? {} : { 'Content-Type': typeOf(wish.body) }),
      ...(unsafe ? { 'Idempotency-Key': this.around.id(), ...CONSOLE } : {}),
      ...wish.headers,
    };
  }
}

/** What was accepted or done may have nothing to say. */
async function said<T>(answer: Response): Promise<T> {
  const text = await answer.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

async function tagged<T>(answer: Response): Promise<Versioned<T>> {
  return { data: (await answer.json()) as T, tag: answer.headers.get('ETag') ?? '*' };
}

function typeOf(body: unknown): string {
  return body instanceof Blob ? body.type || 'application/octet-stream' : 'application/json';
}

/** Refused before anything was done, and welcome again within seconds. */
function isTooEarly(failure: Failure): boolean {
  const later = failure.status === 429 || failure.status === 503 || failure.code === 'not_yet_known';
  return later && failure.retryAfterSeconds !== null && failure.retryAfterSeconds <= LONGEST_WAIT_SECONDS;
}
