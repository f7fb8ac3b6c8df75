import { describe, expect, test } from 'vitest';
import { Api } from '../src/api/client.ts';
import { Failure } from '../src/api/problem.ts';
import { Session } from '../src/api/session.ts';
import { answer, problem, withoutPause } from './fixtures.ts';

/** Answers one after the other; the last one for ever. */
function api(...answers: (() => Response)[]) {
  const sent: { path: string; init: RequestInit }[] = [];
  const fetching = (async (path: string, init: RequestInit) => {
    sent.push({ path, init });
    return answers[Math.min(sent.length, answers.length) - 1]!();
  }) as typeof fetch;
  const session = new Session({ fetch: fetching, now: () => 0, turns: (work) => work() });
  session.begin({ access_token: 'a', expires_in: 300 });
  const around = withoutPause();
  return { api: new Api(session, { ...around, fetch: fetching }), sent, pauses: around.pauses };
}

const header = (init: RequestInit, name: string) => (init.headers as Record<string, string>)[name];

describe('the API', () => {
  test('is asked again where it was only too early, with the same key', async () => {
    const {
      api: to,
      sent,
      pauses,
    } = api(
      () => problem(429, 'rate_limited', { 'Retry-After': '2' }),
      () => answer(201, { id: '7' }),
    );
    expect(await to.post('/films', { title: 'x' })).toEqual({ id: '7' });
    expect(pauses).toEqual([2000]);
    expect(sent).toHaveLength(2);
    expect(header(sent[0]!.init, 'Idempotency-Key')).toBe(header(sent[1]!.init, 'Idempotency-Key'));
  });

  test('is left in peace where it says to come much later', async () => {
    const { api: to, sent } = api(() => problem(429, 'rate_limited', { 'Retry-After': '40' }));
    await expect(to.get('/films')).rejects.toMatchObject({ retryAfterSeconds: 40 });
    expect(sent).toHaveLength(1);
  });

  test('is asked three times at most', async () => {
    const { api: to, sent } = api(() => problem(503, 'workspace_provisioning', { 'Retry-After': '1' }));
    await expect(to.get('/films')).rejects.toBeInstanceOf(Failure);
    expect(sent).toHaveLength(3);
  });

  test('is not asked again for what it refused', async () => {
    const { api: to, sent } = api(() => problem(403, 'permission_missing'));
    await expect(to.post('/films')).rejects.toMatchObject({ code: 'permission_missing' });
    expect(sent).toHaveLength(1);
  });

  test('gives a tag with what it read, and takes it back with what is changed', async () => {
    const { api: to, sent } = api(() => answer(200, { name: 'x' }, { ETag: '"3"' }));
    const { data, tag } = await to.versioned<{ name: string }>('/looks');
    expect({ data, tag }).toEqual({ data: { name: 'x' }, tag: '"3"' });
    await to.change('PUT', '/looks', { name: 'y' }, tag);
    await to.delete('/looks', tag);
    expect(sent.slice(1).map(({ init }) => header(init, 'If-Match'))).toEqual(['"3"', '"3"']);
  });

  test('may accept without a word', async () => {
    const { api: to } = api(() => new Response(null, { status: 202 }));
    expect(await to.post('/test')).toBeUndefined();
    expect(await to.anonymously('/auth/magic-links', {})).toBeUndefined();
  });

  test('takes a file as it is', async () => {
    const { api: to, sent } = api(() => answer(200, {}, { ETag: '"4"' }));
    const logo = new Blob(['png'], { type: 'image/png' });
    await to.change('PUT', '/logo', logo, '"3"');
    expect(sent[0]!.init.body).toBe(logo);
    expect(header(sent[0]!.init, 'Content-Type')).toBe('image/png');
  });

  test('sends no key with what changes nothing', async () => {
    const { api: to, sent } = api(() => answer(200, {}));
    await to.get('/films');
    expect(header(sent[0]!.init, 'Idempotency-Key')).toBeUndefined();
    expect(header(sent[0]!.init, 'Authorization')).toBe('Bearer a');
  });

  test('sends log-ins without a token, by the cookie of the console', async () => {
    const { api: to, sent } = api(() => answer(200, { access_token: 'b' }));
    await to.anonymously('/api/v1/auth/login', { email: 'a@b.c', password: 'x' });
    expect(header(sent[0]!.init, 'Authorization')).toBeUndefined();
    expect(header(sent[0]!.init, 'X-Marquee-Console')).toBe('1');
  });

  test('says that it could not be reached', async () => {
    const { api: to } = api(() => {
      throw new TypeError('Failed to fetch');
    });
    await expect(to.get('/films')).rejects.toMatchObject({ code: 'unreachable' });
  });
});
