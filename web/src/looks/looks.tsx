import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Host, PublicLooks } from '../api/model.ts';
import { OURS, accentOf, clothesOf, looksOf, schemeOf, type Looks } from './clothes.ts';

interface Worn extends Looks {
  /** Reads them again, past every cache. */
  again: () => void;
}

const Context = createContext<Worn>({ ...OURS, again: () => undefined });
const HostContext = createContext<string | null | undefined>(null);
/** What was read already, so that the next page does not begin in other looks. */
const READ = new Map<string, Looks>();

export const useLooks = () => useContext(Context);

/** Whose domain the page was called by: null for ours, undefined while it is not known. */
export const useHost = () => useContext(HostContext);

/** Asks once whose domain this is. */
export function HostProvider({ children }: { children: ReactNode }) {
  const [host, setHost] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    const gone = new AbortController();
    fetch('/api/v1/host', { signal: gone.signal, headers: { Accept: 'application/json' } })
      .then((answer) => (answer.ok ? (answer.json() as Promise<Host>) : null))
      .then((said) => setHost(said?.workspace_id ?? null))
      .catch(() => !gone.signal.aborted && setHost(null)); // ours is no reason to show nothing
    return () => gone.abort();
  }, []);
  return <HostContext value={host}>{children}</HostContext>;
}

/**
 * Puts on the looks of a workspace, or of whose domain this is; without either it is Marquee. The console wears
 * name, logo, favicon and accent; the portal wears the colours of text and background too.
 */
export function LooksProvider({
  workspace,
  whole = false,
  children,
}: {
  workspace: string | null;
  whole?: boolean;
  children: ReactNode;
}) {
  const host = useHost();
  const whose = workspace ?? host;
  const [looks, setLooks] = useState<Looks | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (typeof whose !== 'string') return;
    const gone = new AbortController();
    fetch(`/api/v1/looks/${whose}`, {
      signal: gone.signal,
      headers: { Accept: 'application/json' },
      cache: round === 0 ? 'default' : 'reload',
    })
      .then((answer) => (answer.ok ? (answer.json() as Promise<PublicLooks>) : null))
      .catch(() => null) // looks are no reason to show nothing
      .then((said) => {
        if (gone.signal.aborted) return;
        const read = said === null ? { ...OURS, workspace: whose } : looksOf(whose, said, round);
        READ.set(whose, read);
        setLooks(read);
      });
    return () => gone.abort();
  }, [whose, round]);

  const known = looks?.workspace === whose ? looks : (READ.get(whose ?? '') ?? null);
  const shown = whose === null ? OURS : (known ?? { ...OURS, known: false });
  useWearing(shown, whole);
  const again = useCallback(() => setRound((before) => before + 1), []);
  const worn = useMemo(() => ({ ...shown, again }), [shown, again]);
  return <Context value={worn}>{children}</Context>;
}

function useWearing({ colors, favicon }: Looks, whole: boolean) {
  useEffect(() => {
    if (colors === null) return;
    const { style, dataset } = document.documentElement;
    const clothes = whole ? clothesOf(colors) : accentOf(colors);
    for (const [name, value] of Object.entries(clothes)) style.setProperty(name, value);
    if (whole) dataset['scheme'] = schemeOf(colors);
    return () => {
      for (const name of Object.keys(clothes)) style.removeProperty(name);
      delete dataset['scheme'];
    };
  }, [colors, whole]);

  useEffect(() => {
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (icon === null || favicon === null) return;
    const { href, type } = icon;
    icon.type = 'image/png';
    icon.href = favicon;
    return () => {
      icon.type = type;
      icon.href = href;
    };
  }, [favicon]);
}
