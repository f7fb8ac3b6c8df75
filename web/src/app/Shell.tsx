import { useEffect, useRef } from 'react';
import { Link, NavLink, Outlet, useLocation, useParams } from 'react-router';
import { useConsole, useMe } from './context.tsx';
import { PATHS, filmsOf, membersOf, usageOf } from './paths.ts';
import { Mark } from '../ui/parts.tsx';
import { BrandProvider, useBrand } from '../workspace/brand.tsx';
import { Switcher } from '../workspace/Switcher.tsx';
import { VerifyNotice } from '../access/VerifyNotice.tsx';

/** What stands around every page: the workspace, its places, and who is here. */
export function Shell() {
  const { workspace } = useParams();
  const me = useMe();
  const membership = me.memberships.find((each) => each.workspace_id === workspace);
  return (
    <BrandProvider workspace={membership?.workspace_id ?? null}>
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
    </BrandProvider>
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
  const brand = useBrand();
  const may = (permission: string) => permissions.includes(permission);
  return (
    <header className="side">
      <Link className="product" to={PATHS.home} aria-label={`${brand.name}: your workspaces`}>
        {brand.logo === null ? <Mark /> : <img className="logo" src={brand.logo} alt="" />}
        <span>{brand.name}</span>
      </Link>
      <Switcher current={workspace} />
      {workspace !== null && (
        <nav aria-label="Workspace">
          <NavLink to={filmsOf(workspace)}>Films</NavLink>
          {may('billing:read') && <NavLink to={usageOf(workspace)}>Usage</NavLink>}
          {may('members:read') && <NavLink to={membersOf(workspace)}>Members</NavLink>}
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
