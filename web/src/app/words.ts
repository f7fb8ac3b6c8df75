import type { FilmStatus, GenerationStatus } from '../api/model.ts';

const locale = globalThis.navigator?.language; // tests have none
const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
const dollars = new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD' });

export const day = (instant: string) => days.format(new Date(instant));
export const moment = (instant: string) => moments.format(new Date(instant));
export const number = (value: number) => numbers.format(value);
export const usd = (value: number) => dollars.format(value);

export function ago(instant: string, now = Date.now()): string {
  const seconds = (new Date(instant).getTime() - now) / 1000;
  const size = Math.abs(seconds);
  if (size < 60) return relative.format(0, 'minute').replace(/^this minute$/i, 'just now');
  if (size < 3600) return relative.format(Math.round(seconds / 60), 'minute');
  if (size < 86_400) return relative.format(Math.round(seconds / 3600), 'hour');
  if (size < 30 * 86_400) return relative.format(Math.round(seconds / 86_400), 'day');
  return day(instant);
}

/** 75.4 is 1:15. */
export function length(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

export function size(bytes: number): string {
  if (bytes < 1e6) return `${number(bytes / 1e3)} kB`;
  return bytes < 1e9 ? `${number(bytes / 1e6)} MB` : `${number(bytes / 1e9)} GB`;
}

export const FILM: Record<FilmStatus, string> = {
  draft: 'Draft',
  generating: 'Generating',
  ready: 'Ready',
  failed: 'Failed',
  published: 'Published',
};

export const GENERATION: Record<GenerationStatus, string> = {
  requested: 'Asking for credits',
  reserved: 'Waiting for a renderer',
  rendering: 'Rendering',
  succeeded: 'Done',
  failed: 'Failed',
  rejected: 'Not enough credits',
  cancelled: 'Cancelled',
};

const STAGES: Record<string, string> = {
  assets: 'Fetching what the shots need',
  shot: 'Rendering shots',
  assembly: 'Putting the film together',
  storage: 'Storing the film',
};

export const stage = (name: string | null) => (name === null ? 'Waiting to start' : (STAGES[name] ?? name));

export const isOpen = (status: GenerationStatus) =>
  status === 'requested' || status === 'reserved' || status === 'rendering';

export function words(code: string): string {
  const spaced = code.replaceAll('_', ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
