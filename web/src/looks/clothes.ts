import type { PublicLooks } from '../api/model.ts';
import { contrast, isColor, isDark, mix, readableAmong, readableOn } from './color.ts';

/** What a workspace chose, ready to be put on. */
export interface Looks {
  workspace: string | null;
  /** Whether it is known yet how it looks. */
  known: boolean;
  name: string;
  logo: string | null;
  favicon: string | null;
  colors: Colors | null;
  hidesFooter: boolean;
}

export interface Colors {
  primary: string;
  text: string;
  background: string;
}

export const OURS: Looks = {
  workspace: null,
  known: true,
  name: 'Marquee',
  logo: null,
  favicon: null,
  colors: null,
  hidesFooter: false,
};

/** What the API says of a workspace that chose no colours. */
export const UNCHOSEN: Colors = { primary: '#1b4b8f', text: '#1b1b1f', background: '#ffffff' };

/** @param round counts what was changed here, so that no image of before is taken from a cache */
export function looksOf(workspace: string, said: PublicLooks, round = 0): Looks {
  const image = (kind: string) =>
    `/api/v1/looks/${workspace}/images/${kind}${round === 0 ? '' : `?round=${round}`}`;
  return {
    workspace,
    known: true,
    name: said.product_name ?? OURS.name,
    logo: said.has_logo ? image('logo') : null,
    favicon: said.has_favicon ? image('favicon') : null,
    colors: chosen({ primary: said.primary_color, text: said.text_color, background: said.background_color }),
    hidesFooter: said.hide_footer,
  };
}

function chosen(colors: Colors): Colors | null {
  const all = Object.keys(UNCHOSEN) as (keyof Colors)[];
  if (!all.every((each) => isColor(colors[each]))) return null;
  return all.every((each) => colors[each].toLowerCase() === UNCHOSEN[each]) ? null : colors;
}

/** The accent alone, as the console wears it in light and dark; null is ours. */
export function accentOf({ primary }: Colors): Record<string, string> {
  if (primary.toLowerCase() === UNCHOSEN.primary) return {};
  return { '--brand': primary, '--on-brand': readableOn(primary) };
}

/**
 * All of it, as the portal wears it. The three colours can be read on each other, or they would not have been
 * taken; what is mixed from them is kept readable too.
 */
export function clothesOf({ primary, text, background }: Colors): Record<string, string> {
  const lightly = mix(text, 0.04, background);
  const paper = contrast(text, lightly) >= 4.5 ? lightly : background;
  const grounds = [paper, background];
  return {
    '--paper': paper,
    '--sheet': background,
    '--sunken': contrast(text, mix(text, 0.08, background)) >= 4.5 ? mix(text, 0.08, background) : background,
    '--ink': text,
    '--soft': readableAmong(mix(text, 0.7, background), text, grounds),
    '--line': mix(text, 0.16, background),
    '--edge': readableAmong(mix(text, 0.5, background), text, grounds, 3),
    '--brand': primary,
    '--on-brand': readableOn(primary),
    '--action': primary,
    '--on-action': readableOn(primary),
    '--link': readableAmong(primary, text, grounds),
  };
}

/** Which of the browser's own parts (scroll bars, fields) go with it. */
export function schemeOf({ background }: Colors): 'light' | 'dark' {
  return isDark(background) ? 'dark' : 'light';
}
