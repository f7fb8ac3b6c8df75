import { expect, test } from 'vitest';
import { NOTHING_YET, listed, pathOf, type Listed } from '../src/api/paging.ts';
import { unreachable } from '../src/api/problem.ts';

type Item = { id: string };
const empty = NOTHING_YET as Listed<Item>;
const page = (ids: string, next: string | null) => ({ items: [...ids].map((id) => ({ id })), next_cursor: next });
const ids = (list: Listed<Item>) => list.items.map((item) => item.id).join('');

test('pages follow each other', () => {
  const first = listed(empty, { kind: 'came', page: page('ab', 'n1'), after: null });
  const second = listed(first, { kind: 'came', page: page('cd', null), after: 'n1' });
  expect(ids(second)).toBe('abcd');
  expect(second.next).toBeNull();
});

test('what moved from one page to the next is shown once', () => {
  const first = listed(empty, { kind: 'came', page: page('ab', 'n1'), after: null });
  expect(ids(listed(first, { kind: 'came', page: page('bc', null), after: 'n1' }))).toBe('abc');
});

test('a page that was asked for twice counts once', () => {
  const first = listed(empty, { kind: 'came', page: page('a', 'n1'), after: null });
  const second = listed(first, { kind: 'came', page: page('b', 'n2'), after: 'n1' });
  expect(listed(second, { kind: 'came', page: page('b', 'n2'), after: 'n1' })).toBe(second);
});

test('the first page begins anew', () => {
  const old = listed(empty, { kind: 'came', page: page('ab', 'n1'), after: null });
  expect(ids(listed(old, { kind: 'came', page: page('xab', 'n2'), after: null }))).toBe('xab');
});

test('a failure keeps what is there, and the next try forgets it', () => {
  const first = listed(empty, { kind: 'came', page: page('a', 'n1'), after: null });
  const failed = listed(first, { kind: 'failed', failure: unreachable() });
  expect([ids(failed), failed.state, failed.next]).toEqual(['a', 'failed', 'n1']);
  expect(listed(failed, { kind: 'asked' }).failure).toBeNull();
});

test('cursors travel whole', () => {
  expect(pathOf('/films?status=ready', 'a+b/=', 24)).toBe('/films?status=ready&limit=24&cursor=a%2Bb%2F%3D');
  expect(pathOf('/films', null, 24)).toBe('/films?limit=24');
});
