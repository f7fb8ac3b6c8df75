import { describe, expect, test } from 'vitest';
import { asFailure, failureOf } from '../src/api/problem.ts';
import { problem } from './fixtures.ts';

describe('a problem', () => {
  test('keeps what the API said', async () => {
    const failure = await failureOf(problem(429, 'too_many_attempts', { 'Retry-After': '17' }));
    expect(failure.problem).toMatchObject({ status: 429, code: 'too_many_attempts', trace_id: 'f'.repeat(32) });
    expect(failure.retryAfterSeconds).toBe(17);
  });

  test('names the fields that are wrong, the first word about each', async () => {
    const errors = [
      { pointer: '/email', code: 'invalid', detail: 'is not an address' },
      { pointer: '/email', code: 'other', detail: 'something else' },
      { pointer: '/screenplay/shots/0/caption', code: 'too_long', detail: 'is too long.' },
    ];
    const failure = await failureOf(new Response(JSON.stringify({ title: 'Wrong', errors }), { status: 422 }));
    expect(failure.fields).toEqual({
      email: 'Is not an address.',
      'screenplay.shots.0.caption': 'Is too long.',
    });
  });

  test.each(['', '<h1>Bad gateway</h1>', 'null', '"text"', '[]'])('is made of any answer: %s', async (body) => {
    const failure = await failureOf(new Response(body, { status: 502 }));
    expect(failure.status).toBe(502);
    expect(failure.problem.title).not.toBe('');
    expect(failure.fields).toEqual({});
  });

  test.each([['Wed, 21 Oct 2026 07:28:00 GMT'], ['soon'], ['-1']])('knows no wait of "%s"', async (wait) => {
    const failure = await failureOf(problem(503, 'x', { 'Retry-After': wait }));
    expect(failure.retryAfterSeconds).toBeNull();
  });

  test('is what a lost connection is shown as', () => {
    expect(asFailure(new TypeError('Failed to fetch')).code).toBe('unreachable');
    expect(asFailure(new Error('odd')).problem.detail).toBe('odd');
  });
});
