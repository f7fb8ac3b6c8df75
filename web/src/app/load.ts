import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { asFailure, isAbort, type Failure } from '../api/problem.ts';
import { NOTHING_YET, listed, pathOf, type Listed, type News } from '../api/paging.ts';
import type { Api, Versioned } from '../api/client.ts';
import type { Page } from '../api/model.ts';
import { useLooks } from '../looks/looks.tsx';
import { useApi } from './context.tsx';

export type Loaded<T> = { state: 'loading' } | { state: 'failed'; failure: Failure } | { state: 'ready'; data: T };

/** Reads something, and again when asked to; what is shown stays until the new is there. */
export function useLoaded<T>(path: string | null): Reading<T> {
  return useRead(path, read<T>);
}

/** The same with the tag that a change has to name. */
export function useVersioned<T>(path: string | null): Reading<Versioned<T>> {
  return useRead(path, readVersioned<T>);
}

export type Reading<T> = Loaded<T> & { again: () => void; put: (data: T) => void };
type Read<T> = (api: Api, path: string, signal: AbortSignal) => Promise<T>;
const read = <T>(api: Api, path: string, signal: AbortSignal) => api.get<T>(path, signal);
const readVersioned = <T>(api: Api, path: string, signal: AbortSignal) => api.versioned<T>(path, signal);

function useRead<T>(path: string | null, reads: Read<T>): Reading<T> {
  const api = useApi();
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
  const [round, setRound] = useState(0);
  const shown = useRef(path);
  useEffect(() => {
    if (path === null) return;
    if (shown.current !== path) setLoaded({ state: 'loading' });
    shown.current = path;
    const gone = new AbortController();
    reads(api, path, gone.signal).then(
      (data) => setLoaded({ state: 'ready', data }),
      (thrown: unknown) => {
        if (!isAbort(thrown)) setLoaded({ state: 'failed', failure: asFailure(thrown) });
      },
    );
    return () => gone.abort();
  }, [api, path, round, reads]);
  const again = useCallback(() => setRound((before) => before + 1), []);
  const put = useCallback((data: T) => setLoaded({ state: 'ready', data }), []);
  return { ...loaded, again, put };
}

export interface List<T> extends Listed<T> {
  more: () => void;
  again: () => void;
}

/** Reads a list page by page. */
export function useList<T extends { id: string }>(path: string, limit = 24): List<T> {
  const api = useApi();
  const [list, dispatch] = useReducer(listed<T>, NOTHING_YET as Listed<T>);
  const [wanted, setWanted] = useState<{ path: string; after: string | null; round: number }>({
    path,
    after: null,
    round: 0,
  });
  const after = wanted.path === path ? wanted.after : null;
  useEffect(() => {
    const gone = new AbortController();
    dispatch({ kind: 'asked' });
    api.get<Page<T>>(pathOf(path, after, limit), gone.signal).then(
      (page) => dispatch({ kind: 'came', page, after } satisfies News<T>),
      (thrown: unknown) => {
        if (!isAbort(thrown)) dispatch({ kind: 'failed', failure: asFailure(thrown) });
      },
    );
    return () => gone.abort();
  }, [api, path, after, limit, wanted.round]);
  const more = useCallback(
    () => setWanted(({ round }) => ({ path, after: list.next, round: round + 1 })),
    [path, list.next],
  );
  const again = useCallback(() => setWanted(({ round }) => ({ path, after: null, round: round + 1 })), [path]);
  return { ...list, more, again };
}

/** Something that a person does: at most once at a time, with what came of it. */
export function useDeed<A extends unknown[]>(work: (...given: A) => Promise<void>) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const running = useRef(false);
  const run = async (...given: A): Promise<boolean> => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setFailure(null);
    try {
      await work(...given);
      return true;
    } catch (thrown) {
      if (!isAbort(thrown)) setFailure(asFailure(thrown));
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { run, busy, failure, forget: () => setFailure(null) };
}

/** Names the page in the tab and, once it is there, for who cannot see it. */
export function useTitle(title: string) {
  const product = useLooks().name;
  useEffect(() => {
    document.title = title === '' ? product : `${title} · ${product}`;
  }, [title, product]);
}
