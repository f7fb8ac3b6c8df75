import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Api } from '../api/client.ts';
import { asFailure, type Failure } from '../api/problem.ts';
import { CONSOLE, isLoggedOut, type Session } from '../api/session.ts';
import type { Me, TokenResponse } from '../api/model.ts';

/** Who sits before the console. */
export type Standing =
  | { is: 'unknown' }
  | { is: 'unreachable'; failure: Failure }
  | { is: 'out'; expired: boolean }
  | { is: 'in'; me: Me };

interface Console {
  session: Session;
  standing: Standing;
  /** Goes on with tokens that a log-in gave. */
  enter: (tokens: TokenResponse) => Promise<void>;
  leave: () => Promise<void>;
  /** Reads again who one is and where one belongs. */
  look: () => Promise<void>;
}

const Context = createContext<Console | null>(null);
const ApiContext = createContext<Api | null>(null);

/** Other tabs are told when one logs out. */
const OUT = 'marquee-out';

/** The API in whatever name: what is below asks for no session. */
export function WithApi({ api, children }: { api: Api; children: ReactNode }) {
  return <ApiContext value={api}>{children}</ApiContext>;
}

/** The API in the name of whoever is logged in. */
export function SessionProvider({ api, session, children }: { api: Api; session: Session; children: ReactNode }) {
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
      session.begin(tokens);
      await look();
    },
    [session, look],
  );

  const leave = useCallback(async () => {
    await api.send('/api/v1/auth/logout', { method: 'POST', headers: CONSOLE }).catch(() => undefined);
    session.end();
    setStanding({ is: 'out', expired: false });
    tell();
  }, [api, session]);

  useEffect(() => void restore(), []);
  useEffect(() => session.onEnd(() => setStanding({ is: 'out', expired: true })), [session]);
  useEffect(() => {
    const channel = new BroadcastChannel(OUT);
    channel.onmessage = () => {
      session.end();
      setStanding({ is: 'out', expired: false });
    };
    return () => channel.close();
  }, [session]);

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

  const value = useMemo(
    () => ({ session, standing, enter, leave, look }),
    [session, standing, enter, leave, look],
  );
  return (
    <WithApi api={api}>
      <Context value={value}>{children}</Context>
    </WithApi>
  );
}

function tell() {
  const channel = new BroadcastChannel(OUT);
  channel.postMessage('out');
  channel.close();
}

export function useConsole(): Console {
  const value = useContext(Context);
  if (value === null) throw new Error('outside of SessionProvider');
  return value;
}

export function useApi(): Api {
  const api = useContext(ApiContext);
  if (api === null) throw new Error('outside of WithApi');
  return api;
}

/** Who is logged in; only below pages that need it. */
export function useMe(): Me {
  const { standing } = useConsole();
  if (standing.is !== 'in') throw new Error('nobody is logged in');
  return standing.me;
}

/** What one may do in a workspace. */
export function useMay(workspace: string | undefined): (permission: string) => boolean {
  const me = useMe();
  const permissions = me.memberships.find((each) => each.workspace_id === workspace)?.permissions ?? [];
  return (permission) => permissions.includes(permission);
}
