import { expect, test } from 'vitest';
import { homeIn, nextOf, workspaceOf } from '../src/app/paths.ts';
import { contrast, isColor, readableOn } from '../src/looks/color.ts';
import { screenplayOf, secondsOf, type Shot } from '../src/films/shots.ts';
import { slugOf } from '../src/workspace/slug.ts';

test.each([
  ['?next=%2Fw%2F7%2Ffilms', '/w/7/films'],
  ['', '/'],
  ['?next=https%3A%2F%2Fevil.example', '/'],
  ['?next=%2F%2Fevil.example', '/'],
  ['?next=%2F%5Cevil.example', '/'],
  ['?next=javascript%3Aalert(1)', '/'],
  ['?next=%2Flogin', '/'],
  ['?next=%2Fenter', '/'],
  ['?next=%2Fportal%2Fw%2F7%2Fposts%2F8', '/portal/w/7/posts/8'],
  ['?next=%2F%09%2Fevil.example', '/'],
])('log-in leads on to our own pages alone: %s', (search, next) => {
  expect(nextOf(search)).toBe(next);
});

test('a button can be read on any colour', () => {
  for (const color of ['#ffffff', '#000000', '#e6a04b', '#1b4b8f', '#808080', '#ff0000'])
    expect(contrast(color, readableOn(color)), color).toBeGreaterThanOrEqual(4.5);
});

test('what is no colour is not put on', () => {
  for (const text of ['red', '#fff', '#12345g', 'url(x)', '']) expect(isColor(text)).toBe(false);
});

test.each([
  ['Zoë’s Film & Co.', 'zoe-s-film-co'],
  ['  First   Light ', 'first-light'],
  ['映画', ''],
  ['x'.repeat(80), 'x'.repeat(60)],
])('names become addresses: %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

test('a film is as long as its shots, less what crossfades share', () => {
  const shot = (seconds: string, transition: Shot['transition']): Shot => ({
    id: 1,
    caption: ' A ',
    seconds,
    color: '#101820',
    motion: 'none',
    transition,
  });
  const shots = [shot('3', 'crossfade'), shot('2.5', 'cut'), shot('', 'crossfade')];
  expect(secondsOf(shots)).toBe(5);
  expect(screenplayOf(shots.slice(0, 1))).toEqual({
    shots: [
      {
        key: 'shot-1',
        duration_seconds: 3,
        caption: 'A',
        background: { color: '#101820' },
        motion: 'none',
        transition: 'crossfade',
      },
    ],
  });
});

test('a client is at home in the portal, everybody else at the films', () => {
  expect(homeIn('7', ['portal:use', 'approvals:decide'])).toBe('/portal/w/7');
  expect(homeIn('7', ['portal:use', 'posts:read', 'films:read'])).toBe('/w/7/films');
  expect(homeIn('7', ['films:read'])).toBe('/w/7/films');
});

test.each([
  ['/portal/w/7/posts/8', '7'],
  ['/w/0199-ab/films', '0199-ab'],
  ['/me/sessions', null],
  ['/', null],
])('a page tells whose it is: %s', (path, workspace) => {
  expect(workspaceOf(path)).toBe(workspace);
});
