import { Failure, failureOf } from './problem.ts';
import type { Access } from './client.ts';
import type { TokenResponse } from './model.ts';

/** Turns of all tabs: whoever is let in is alone until done. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

export interface Surroundings {
  fetch: typeof fetch;
  now: () => number;
  turns: Turns;
}

/** Told to the gateway: the refresh token stays in its cookie (record 54). */
export const CONSOLE = { 'X-Marquee-Console': '1' } as const;

/** So much of its life has to be left for an access token to be used. */
const MARGIN = 20_000;

interface Token {
  token: string;
  until: number;
}

/**
 * Who is logged in. The access token lies in memory alone; the refresh token lies in a cookie that no script
 * reads and is good once, a second use ends the session. So there is one refresh at a time, over all requests
 * of this page and over all tabs.
 */
export class Session implements Access {
  #access: Token | null = null;
  #refreshing: Promise<string> | null = null;
  #ended: (() => void)[] = [];

  constructor(private readonly around: Surroundings) {}

  /** Called when the session turns out to be over. */
  onEnd(listener: () => void): () => void {
    this.#ended.push(listener);
    return () => {
      this.#ended = this.#ended.filter((each) => each !== listener);
    };
  }

  begin(tokens: TokenResponse): void {
    if (!tokens.access_token) throw new Error('an answer without an access token');
    const life = (tokens.expires_in ?? 60) * 1000;
    this.#access = { token: tokens.access_token, until: this.around.now() + life };
  }

  /** An access token that is good for a while; refreshed first where it has to be. */
  async token(): Promise<string> {
    const access = this.#access;
    if (access !== null && access.until - MARGIN > this.around.now()) return access.token;
    return this.#refresh();
  }

  /** Another token than the one that was refused; someone else may have fetched it meanwhile. */
  async instead(refused: string): Promise<string> {
    if (this.#access !== null && this.#access.token !== refused) return this.token();
    return this.#refresh();
  }

  /** Forgets what this page knows, and says so. */
  end(): void {
    const was = this.#access !== null;
    this.#access = null;
    if (was) for (const listener of this.#ended) listener();
  }

  #refresh(): Promise<string> {
    this.#refreshing ??= this.around
      .turns(() => this.#ask())
      .finally(() => {
        this.#refreshing = null;
      });
    return this.#refreshing;
  }

  async #ask(): Promise<string> {
    // keepalive: a page that is left must still take the new cookie, or the old one would count as a replay.
    const answer = await this.around.fetch('/api/v1/auth/refresh', {
      method: 'POST',
      headers: CONSOLE,
      credentials: 'same-origin',
      keepalive: true,
    });
    if (!answer.ok) {
      const failure = await failureOf(answer);
      if (failure.status === 401) this.end();
      throw failure;
    }
    this.begin((await answer.json()) as TokenResponse);
    return this.#access!.token;
  }
}

/** Whether a failure says that one has to log in. */
export function isLoggedOut(thrown: unknown): boolean {
  return thrown instanceof Failure && thrown.status === 401;
}

/** One tab at a time; browsers without locks have one refresh per tab. */
export const turnsOfAllTabs: Turns = (work) =>
  'locks' in navigator ? (navigator.locks.request('marquee-refresh', work) as ReturnType<typeof work>) : work();
