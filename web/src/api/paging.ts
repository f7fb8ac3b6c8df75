import type { Page } from './model.ts';
import type { Failure } from './problem.ts';

/** A list that is read page by page. */
export interface Listed<T> {
  items: T[];
  next: string | null;
  state: 'loading' | 'ready' | 'failed';
  failure: Failure | null;
}

export const NOTHING_YET: Listed<never> = { items: [], next: null, state: 'loading', failure: null };

export type News<T> =
  | { kind: 'asked' }
  | { kind: 'came'; page: Page<T>; after: string | null }
  | { kind: 'failed'; failure: Failure };

/**
 * What a list is after some news. The first page begins it anew; a later one counts only if it follows what is
 * there, and what moved from one page to the next meanwhile is shown once.
 */
export function listed<T extends { id: string }>(list: Listed<T>, news: News<T>): Listed<T> {
  switch (news.kind) {
    case 'asked':
      return { ...list, state: 'loading', failure: null };
    case 'failed':
      return { ...list, state: 'failed', failure: news.failure };
    case 'came': {
      if (news.after !== null && news.after !== list.next) return list; // asked twice, or overtaken
      const before = news.after === null ? [] : list.items;
      const known = new Set(before.map((item) => item.id));
      const fresh = news.page.items.filter((item) => !known.has(item.id));
      return { items: [...before, ...fresh], next: news.page.next_cursor, state: 'ready', failure: null };
    }
  }
}

export function pathOf(path: string, cursor: string | null, limit: number): string {
  const query = new URLSearchParams({ limit: String(limit) });
  if (cursor !== null) query.set('cursor', cursor);
  return `${path}${path.includes('?') ? '&' : '?'}${query}`;
}
