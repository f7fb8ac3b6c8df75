import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Api } from '../api/client.ts';
import { asFailure, type Failure } from '../api/problem.ts';
import { CONSOLE, isLoggedOut } from '../api/session.ts';
import type { Me, TokenResponse } from '../api/model.ts';

/** Who sits before the console. */
export type Standing =
  | { is: 'unknown' }
  | { is: 'unreachable'; failure: Failure }
  | { is: 'out'; expired: boolean }
  | { is: 'in'; me: Me };

interface Console {
  api: Api;
  standing: Standing;
  /** Goes on with tokens that a log-in gave. */
  enter: (tokens: TokenResponse) => Promise<void>;
  leave: () => Promise<void>;
  /** Reads again who one is and where one belongs. */
  look: () => Promise<void>;
}

const Context = createContext<Console | null>(null);

/** Other tabs are told when one logs out. */
const OUT = 'marquee-out';

export function ApiProvider({ api, children }: { api: Api; children: ReactNode }) {
  const [standing, setStanding] = useState<Standing>({ is: 'unknown' });

  const look = useCallback(async () => {
    try {
      const me = await api.get<Me>('/api/v1/auth/me');
      setStanding({ is: 'in', me });
    } catch (thrown) {
      if (isLoggedOut(thrown)) setStanding((before) => ({ is: 'out', expired: before.is === 'in' }));
      else setStanding({ is: 'unreachable', failure: asFailure(thrown) });
    }
  }, [api]);

  const enter = useCallback(
    async (tokens: TokenResponse) => {
      api.session.begin(tokens);
      await look();
    },
    [api, look],
  );

  const leave = useCallback(async () => {
    await api.send('/api/v1/auth/logout', { method: 'POST', headers: CONSOLE }).catch(() => undefined);
    api.session.end();
    setStanding({ is: 'out', expired: false });
    tell();
  }, [api]);

  useEffect(() => void restore(), []);
  useEffect(() => api.session.onEnd(() => setStanding({ is: 'out', expired: true })), [api]);
  useEffect(() => {
    const channel = new BroadcastChannel(OUT);
    channel.onmessage = () => {
      api.session.end();
      setStanding({ is: 'out', expired: false });
    };
    return () => channel.close();
  }, [api]);

  /** From another provider of log-in one comes back with a code; otherwise the cookie tells. */
  async function restore() {
    const code = /^#login_code=([\w.~-]+)$/.exec(location.hash)?.[1];
    if (code !== undefined) {
      history.replaceState(null, '', location.pathname);
      try {
        await enter(await api.anonymously<TokenResponse>('/api/v1/auth/external/exchange', { code }));
        return;
      } catch {
        // the cookie may still tell who it is
      }
    }
    await look();
  }

  const value = useMemo(() => ({ api, standing, enter, leave, look }), [api, standing, enter, leave, look]);
  return <Context value={value}>{children}</Context>;
}

function tell() {
  const channel = new BroadcastChannel(OUT);
  channel.postMessage('out');
  channel.close();
}

export function useConsole(): Console {
  const value = useContext(Context);
  if (value === null) throw new Error('outside of ApiProvider');
  return value;
}

export function useApi(): Api {
  return useConsole().api;
}

/** Who is logged in; only below pages that need it. */
export function useMe(): Me {
  const { standing } = useConsole();
  if (standing.is !== 'in') throw new Error('nobody is logged in');
  return standing.me;
}
