import { useMemo, useState } from 'react';
import { Outlet, useLocation, useParams } from 'react-router';
import { KeyAccess, dropKey, takeKey } from '../api/key.ts';
import type { Access, Api } from '../api/client.ts';
import { WithApi } from '../app/context.tsx';
import { LooksProvider, useLooks } from '../looks/looks.tsx';
import { Logo } from '../ui/parts.tsx';
import { Empty, Loading } from '../ui/states.tsx';
import { InPortal, PlaceContext } from './place.ts';

/** Webhooks for a partner, who has no user here: a key came with the link, and may do this alone. */
export function WebhookPortal({ apiOf }: { apiOf: (access: Access) => Api }) {
  const { workspace = '' } = useParams();
  return (
    <LooksProvider workspace={workspace} whole>
      <Portal key={workspace} workspace={workspace} apiOf={apiOf} />
    </LooksProvider>
  );
}

function Portal({ workspace, apiOf }: { workspace: string; apiOf: (access: Access) => Api }) {
  const { known, hidesFooter } = useLooks();
  const { pathname } = useLocation();
  const [key, setKey] = useState(() => take(workspace));
  const [over, setOver] = useState(false);
  const api = useMemo(() => {
    if (key === null) return null;
    return apiOf(new KeyAccess(key, () => setOver(true)));
  }, [apiOf, key]);
  const leave = () => {
    dropKey(workspace, sessionStorage);
    setKey(null);
  };

  if (!known)
    return (
      <div className="alone">
        <Loading what="the portal" />
      </div>
    );
  return (
    <div className="portal">
      <header className="portal-head">
        <span className="product">
          <Logo />
        </span>
        {api !== null && !over && (
          <div className="portal-who">
            <button type="button" className="link" onClick={leave}>
              Close
            </button>
          </div>
        )}
      </header>
      <main id="page" className="portal-page">
        {api === null || over ? (
          <Empty alone title={over ? 'This link is over' : 'Open the link that you were sent'}>
            <p>
              {over
                ? 'It was good for some days, or was taken back. Ask whoever sent it to you for another one.'
                : 'It carries the key to these pages, which is kept only as long as the tab is open.'}
            </p>
          </Empty>
        ) : (
          <PlaceContext value={InPortal}>
            <WithApi api={api}>
              <Outlet key={pathname} />
            </WithApi>
          </PlaceContext>
        )}
      </main>
      {!hidesFooter && <footer className="portal-foot">Made with Marquee</footer>}
    </div>
  );
}

/** Out of the address, so that nobody copies or keeps it there. */
function take(workspace: string): string | null {
  const key = takeKey(location.hash, workspace, sessionStorage);
  if (location.hash !== '') history.replaceState(history.state, '', location.pathname + location.search);
  return key;
}
