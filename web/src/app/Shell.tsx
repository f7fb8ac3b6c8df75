import { useEffect, useRef } from 'react';
import { Link, NavLink, Navigate, Outlet, useLocation, useParams } from 'react-router';
import { useConsole, useMe } from './context.tsx';
import {
  PATHS,
  approvalsOf,
  brandingOf,
  filmsOf,
  isClient,
  membersOf,
  portalOf,
  usageOf,
  webhooksOf,
} from './paths.ts';
import { LooksProvider, useLooks } from '../looks/looks.tsx';
import { Logo } from '../ui/parts.tsx';
import { Switcher } from '../workspace/Switcher.tsx';
import { VerifyNotice } from '../access/VerifyNotice.tsx';

/** What stands around every page: the workspace, its places, and who is here. */
export function Shell() {
  const { workspace } = useParams();
  const me = useMe();
  const membership = me.memberships.find((each) => each.workspace_id === workspace);
  if (membership !== undefined && isClient(membership.permissions))
    return <Navigate to={portalOf(membership.workspace_id)} replace />;
  return (
    <LooksProvider workspace={membership?.workspace_id ?? null}>
      <a className="skip" href="#page">
        Skip to the page
      </a>
      <div className="shell">
        <Side workspace={workspace ?? null} permissions={membership?.permissions ?? []} />
        <div className="stage">
          <VerifyNotice />
          <main id="page">
            <Page />
          </main>
        </div>
      </div>
    </LooksProvider>
  );
}

/** Each page begins at its top. */
function Page() {
  const { pathname } = useLocation();
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) window.scrollTo(0, 0);
    first.current = false;
  }, [pathname]);
  return <Outlet key={pathname} />;
}

function Side({ workspace, permissions }: { workspace: string | null; permissions: string[] }) {
  const { leave } = useConsole();
  const { user } = useMe();
  const looks = useLooks();
  const may = (permission: string) => permissions.includes(permission);
  const { pathname } = useLocation();
  const places = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a narrow screen the places are a row that does not show all of them.
    places.current?.querySelector('.active')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  return (
    <header className="side">
      <Link className="product" to={PATHS.home} aria-label={`${looks.name}: your workspaces`}>
        <Logo />
      </Link>
      <Switcher current={workspace} />
      {workspace !== null && (
        <nav aria-label="Workspace" ref={places}>
          <NavLink to={filmsOf(workspace)}>Films</NavLink>
          {may('posts:read') && <NavLink to={approvalsOf(workspace)}>Approvals</NavLink>}
          {may('billing:read') && <NavLink to={usageOf(workspace)}>Usage</NavLink>}
          {may('members:read') && <NavLink to={membersOf(workspace)}>Members</NavLink>}
          {may('webhooks:manage') && <NavLink to={webhooksOf(workspace)}>Webhooks</NavLink>}
          {may('workspaces:write') && <NavLink to={brandingOf(workspace)}>Looks</NavLink>}
          {may('portal:use') && (
            <Link className="nav-apart" to={portalOf(workspace)}>
              Client portal
            </Link>
          )}
        </nav>
      )}
      <div className="who">
        <span className="who-name" title={user.email}>
          {user.full_name}
        </span>
        <NavLink to={PATHS.sessions}>Sessions</NavLink>
        <button type="button" className="link" onClick={() => void leave()}>
          Log out
        </button>
      </div>
    </header>
  );
}
