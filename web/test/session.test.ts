import { describe, expect, test } from 'vitest';
import { Session, type Turns } from '../src/api/session.ts';
import { Api } from '../src/api/client.ts';
import { Failure } from '../src/api/problem.ts';
import { answer, problem, withoutPause } from './fixtures.ts';

const alone: Turns = (work) => work();

function backend() {
  let now = 0;
  let given = 0;
  let good = '';
  const refreshes: RequestInit[] = [];
  const state = { refuses: false, slow: Promise.resolve() };
  const fetching = (async (path: string, init: RequestInit = {}) => {
    if (path === '/api/v1/auth/refresh') {
      refreshes.push(init);
      await state.slow;
      if (state.refuses) return problem(401, 'refresh_token_invalid');
      good = `token-${++given}`;
      return answer(200, { access_token: good, expires_in: 300 });
    }
    const headers = init.headers as Record<string, string>;
    return headers['Authorization'] === `Bearer ${good}` ? answer(200, { path }) : problem(401, 'token_expired');
  }) as typeof fetch;
  const session = new Session({ fetch: fetching, now: () => now, turns: alone });
  return {
    session,
    api: new Api(session, { ...withoutPause(), fetch: fetching }),
    refreshes,
    state,
    later: (millis: number) => (now += millis),
    revoke: () => (good = 'another'),
  };
}

describe('a session', () => {
  test('is refreshed once for all requests that need it at the same time', async () => {
    const { api, refreshes } = backend();
    const all = await Promise.all(['/a', '/b', '/c', '/d'].map((path) => api.get<{ path: string }>(path)));
    expect(all.map((each) => each.path)).toEqual(['/a', '/b', '/c', '/d']);
    expect(refreshes).toHaveLength(1);
  });

  test('sends the sign of the console, outlives its page, and names no token', async () => {
    const { api, refreshes } = backend();
    await api.get('/a');
    expect(refreshes[0]).toMatchObject({
      headers: { 'X-Marquee-Console': '1' },
      keepalive: true,
      credentials: 'same-origin',
    });
    expect(refreshes[0]!.body).toBeUndefined();
  });

  test('keeps its token as long as it is good', async () => {
    const { api, refreshes, later } = backend();
    await api.get('/a');
    later(270_000);
    await api.get('/b');
    expect(refreshes).toHaveLength(1);
    later(15_000); // less than the margin is left
    await api.get('/c');
    expect(refreshes).toHaveLength(2);
  });

  test('is refreshed once when many find their token refused', async () => {
    const { api, refreshes, revoke } = backend();
    await api.get('/a');
    revoke();
    await Promise.all([api.get('/b'), api.get('/c'), api.get('/d')]);
    expect(refreshes).toHaveLength(2);
  });

  test('takes the token that another request has fetched meanwhile', async () => {
    const { session, refreshes } = backend();
    const old = await session.token();
    await session.instead(old);
    expect(await session.instead(old)).toBe('token-2');
    expect(refreshes).toHaveLength(2);
  });

  test('ends when the refresh is refused, and says so once', async () => {
    const { api, session, state, later } = backend();
    let ends = 0;
    session.onEnd(() => ends++);
    await api.get('/a');
    state.refuses = true;
    later(300_000);
    const both = await Promise.allSettled([api.get('/b'), api.get('/c')]);
    expect(both.map((each) => each.status)).toEqual(['rejected', 'rejected']);
    expect(ends).toBe(1);
  });

  test('goes on after a refresh that was not answered', async () => {
    const { session } = backend();
    let fails = true;
    const shaky = new Session({
      fetch: (async () => {
        if (fails) throw new TypeError('network');
        return answer(200, { access_token: 'a', expires_in: 300 });
      }) as unknown as typeof fetch,
      now: () => 0,
      turns: alone,
    });
    await expect(shaky.token()).rejects.toThrow();
    fails = false;
    expect(await shaky.token()).toBe('a');
    expect(session).toBeDefined();
  });

  test('waits its turn among the tabs', async () => {
    const order: string[] = [];
    let free: () => void = () => undefined;
    const taken = new Promise<void>((resolve) => (free = resolve));
    const session = new Session({
      fetch: (async () => {
        order.push('refreshed');
        return answer(200, { access_token: 'a', expires_in: 300 });
      }) as unknown as typeof fetch,
      now: () => 0,
      turns: async (work) => {
        await taken;
        return work();
      },
    });
    const token = session.token();
    order.push('asked');
    free();
    await token;
    expect(order).toEqual(['asked', 'refreshed']);
  });
});

test('a refusal that stays a refusal is not tried for ever', async () => {
  const seen: string[] = [];
  const fetching = (async (path: string) => {
    seen.push(path);
    return path.endsWith('/refresh') ? answer(200, { access_token: 'x', expires_in: 300 }) : problem(401, 'token_revoked');
  }) as unknown as typeof fetch;
  const session = new Session({ fetch: fetching, now: () => 0, turns: alone });
  const api = new Api(session, { ...withoutPause(), fetch: fetching });
  await expect(api.get('/a')).rejects.toBeInstanceOf(Failure);
  expect(seen.filter((path) => path === '/a')).toHaveLength(2);
});
