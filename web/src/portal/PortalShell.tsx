import { useEffect, type ReactNode } from 'react';
import { Link, Outlet, useLocation, useParams } from 'react-router';
import { useConsole, useMe } from '../app/context.tsx';
import { filmsOf, isClient, portalOf } from '../app/paths.ts';
import { LooksProvider, useLooks } from '../looks/looks.tsx';
import { Logo } from '../ui/parts.tsx';
import { Empty, Loading, Trouble } from '../ui/states.tsx';
import { PortalLogIn } from './PortalLogIn.tsx';

/** What clients see, wholly in the looks of the workspace: none of the house's navigation. */
export function PortalShell() {
  const { workspace = '' } = useParams();
  return (
    <LooksProvider workspace={workspace} whole>
      <Inside workspace={workspace} />
    </LooksProvider>
  );
}

function Inside({ workspace }: { workspace: string }) {
  const { standing, look } = useConsole();
  const { known } = useLooks();
  const { pathname } = useLocation();
  useEffect(() => {
    window.scrollTo(0, 0); // what it gives is no clean-up: newer browsers give a promise
  }, [pathname]);
  if (standing.is === 'unknown' || !known)
    return (
      <div className="alone">
        <Loading what="the portal" />
      </div>
    );
  if (standing.is === 'out') return <PortalLogIn workspace={workspace} expired={standing.expired} />;
  if (standing.is === 'unreachable')
    return (
      <PortalFrame workspace={workspace}>
        <Trouble failure={standing.failure} again={() => void look()} />
      </PortalFrame>
    );
  return (
    <PortalFrame workspace={workspace} who={<Who workspace={workspace} />}>
      <Opened workspace={workspace} />
    </PortalFrame>
  );
}

/** Logo above, the house's name below if the workspace does not mind. */
export function PortalFrame({
  workspace,
  who,
  children,
}: {
  workspace: string;
  who?: ReactNode;
  children: ReactNode;
}) {
  const { hidesFooter, name } = useLooks();
  return (
    <div className="portal">
      <a className="skip" href="#page">
        Skip to the page
      </a>
      <header className="portal-head">
        <Link className="product" to={portalOf(workspace)} aria-label={`${name}: all posts`}>
          <Logo />
        </Link>
        {who}
      </header>
      <main id="page" className="portal-page">
        {children}
      </main>
      {!hidesFooter && <footer className="portal-foot">Made with Marquee</footer>}
    </div>
  );
}

function Who({ workspace }: { workspace: string }) {
  const { leave } = useConsole();
  const { user, memberships } = useMe();
  const here = memberships.find((each) => each.workspace_id === workspace);
  const others = memberships.filter((each) => each !== here && isClient(each.permissions));
  return (
    <div className="portal-who">
      {here !== undefined && !isClient(here.permissions) && <Link to={filmsOf(workspace)}>To the console</Link>}
      {others.length > 0 && <Link to="/">Other portals</Link>}
      <span className="soft" title={user.email}>
        {user.full_name}
      </span>
      <button type="button" className="link" onClick={() => void leave()}>
        Log out
      </button>
    </div>
  );
}

function Opened({ workspace }: { workspace: string }) {
  const { leave } = useConsole();
  const { user, memberships } = useMe();
  const { pathname } = useLocation();
  const here = memberships.find((each) => each.workspace_id === workspace);
  if (here?.permissions.includes('portal:use') === true) return <Outlet key={pathname} />;
  return (
    <Empty alone title="This portal is not open to you">
      <p>
        You are logged in as <b>{user.email}</b>. If you were sent here, you were probably asked under another address.
      </p>
      <button type="button" className="button" onClick={() => void leave()}>
        Log in with another address
      </button>
    </Empty>
  );
}
