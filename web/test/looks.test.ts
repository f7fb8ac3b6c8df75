import { describe, expect, test } from 'vitest';
import { accentOf, clothesOf, looksOf, schemeOf, type Colors } from '../src/looks/clothes.ts';
import { contrast, mix, readableAmong } from '../src/looks/color.ts';
import type { PublicLooks } from '../src/api/model.ts';

const PLAIN: PublicLooks = {
  product_name: null,
  primary_color: '#1B4B8F',
  text_color: '#1b1b1f',
  background_color: '#ffffff',
  hide_footer: false,
  has_logo: false,
  has_favicon: false,
};

describe('looks', () => {
  test('of a workspace that chose none are ours', () => {
    expect(looksOf('w', PLAIN)).toMatchObject({ name: 'Marquee', logo: null, favicon: null, colors: null });
  });

  test('name the images that are there, and those of before no more once they were changed', () => {
    const said = { ...PLAIN, product_name: 'Lumen', has_logo: true, has_favicon: true, hide_footer: true };
    expect(looksOf('w', said)).toMatchObject({
      name: 'Lumen',
      logo: '/api/v1/looks/w/images/logo',
      favicon: '/api/v1/looks/w/images/favicon',
      hidesFooter: true,
    });
    expect(looksOf('w', said, 2).logo).toBe('/api/v1/looks/w/images/logo?round=2');
  });

  test('that are no colours are not put on', () => {
    expect(looksOf('w', { ...PLAIN, primary_color: 'url(x)' }).colors).toBeNull();
  });

  test('of the console are an accent', () => {
    expect(accentOf({ primary: '#ffdd00', text: '#000000', background: '#ffffff' })).toEqual({
      '--brand': '#ffdd00',
      '--on-brand': '#14161c',
    });
    expect(accentOf({ primary: '#1b4b8f', text: '#000000', background: '#fafafa' })).toEqual({});
  });

  const chosen: Colors[] = [
    { primary: '#d4380d', text: '#2b2118', background: '#fff8ef' },
    { primary: '#f5c518', text: '#f4f4f4', background: '#101014' },
    { primary: '#767676', text: '#767676', background: '#ffffff' }, // barely taken
    { primary: '#949494', text: '#000000', background: '#ffffff' },
  ];
  test.each(chosen)('of the portal can be read in all their mixtures: $primary on $background', (colors) => {
    const clothes = clothesOf(colors);
    for (const ground of ['--paper', '--sheet'])
      for (const words of ['--ink', '--soft', '--link'])
        expect(contrast(clothes[words]!, clothes[ground]!), `${words} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    expect(contrast(clothes['--ink']!, clothes['--sunken']!)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(clothes['--on-action']!, clothes['--action']!)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(clothes['--edge']!, clothes['--sheet']!)).toBeGreaterThanOrEqual(3);
  });

  test('tell the browser whether they are light or dark', () => {
    expect(chosen.map(schemeOf)).toEqual(['light', 'dark', 'light', 'light']);
  });
});

test('colours are mixed, and as little as has to be', () => {
  expect(mix('#ffffff', 0.5, '#000000')).toBe('#808080');
  expect(readableAmong('#005500', '#000000', ['#ffffff'])).toBe('#005500');
  expect(contrast(readableAmong('#ffdd00', '#000000', ['#ffffff']), '#ffffff')).toBeGreaterThanOrEqual(4.5);
});
