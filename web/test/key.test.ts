import { describe, expect, test } from 'vitest';
import { Api } from '../src/api/client.ts';
import { KeyAccess, dropKey, takeKey, type Shelf } from '../src/api/key.ts';
import { tokenIn } from '../src/access/fragment.ts';
import { keyFor } from '../src/webhooks/PartnerLink.tsx';
import { answer, problem, withoutPause } from './fixtures.ts';

const KEY = 'mq_live_0123456789abcdef';

function shelf(): Shelf {
  const kept = new Map<string, string>();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}

describe('a link for a partner', () => {
  test('brings a key, which the tab keeps for that workspace alone', () => {
    const tab = shelf();
    expect(takeKey(`#key=${KEY}`, 'one', tab)).toBe(KEY);
    expect(takeKey('', 'one', tab)).toBe(KEY);
    expect(takeKey('', 'two', tab)).toBeNull();
    dropKey('one', tab);
    expect(takeKey('', 'one', tab)).toBeNull();
  });

  test.each(['#key=', '#key=eyJhbGciOi', '#key=mq_live_%3Cscript%3E', '#token=mq_live_0123456789'])(
    'without a key is none: %s',
    (hash) => expect(takeKey(hash, 'one', shelf())).toBeNull(),
  );

  test('takes the place of the key that was kept', () => {
    const tab = shelf();
    takeKey(`#key=${KEY}`, 'one', tab);
    expect(takeKey('#key=mq_live_another0000', 'one', tab)).toBe('mq_live_another0000');
  });

  test('asks in the name of its key, and is over once that is refused', async () => {
    const sent: string[] = [];
    let good = true;
    let over = 0;
    const fetching = (async (_: string, init: RequestInit) => {
      sent.push((init.headers as Record<string, string>)['Authorization']!);
      return good ? answer(200, { items: [] }) : problem(401, 'api_key_expired');
    }) as typeof fetch;
    const api = new Api(new KeyAccess(KEY, () => over++), { ...withoutPause(), fetch: fetching });
    await api.get('/api/v1/w/one/webhooks');
    good = false;
    await expect(api.get('/api/v1/w/one/webhooks')).rejects.toMatchObject({ code: 'key_over', status: 401 });
    expect(sent).toEqual([`Bearer ${KEY}`, `Bearer ${KEY}`]); // and never as somebody else
    expect(over).toBe(1);
  });

  test('may manage webhooks, and for some days', () => {
    expect(keyFor({ name: 'Acme', days: 3 }, Date.parse('2026-11-01T10:00:00Z'))).toEqual({
      name: 'Webhooks: Acme',
      permissions: ['webhooks:manage'],
      expires_at: '2026-11-04T10:00:00.000Z',
    });
  });
});

test.each([
  ['#token=abc-DEF_123.x', 'abc-DEF_123.x'],
  ['#token=', null],
  ['#token=a%20b', null],
  ['#other=abc', null],
  ['', null],
])('a token is what stands in the fragment: %s', (hash, token) => {
  expect(tokenIn(hash, 'token')).toBe(token);
});
