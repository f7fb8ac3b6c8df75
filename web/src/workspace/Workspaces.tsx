import { Link, Navigate } from 'react-router';
import { useMe } from '../app/context.tsx';
import { useTitle } from '../app/load.ts';
import { PATHS, homeIn, isClient, portalOf } from '../app/paths.ts';
import { PageHead } from '../ui/parts.tsx';
import { Empty } from '../ui/states.tsx';

/** Where one belongs. */
export function Workspaces() {
  useTitle('Workspaces');
  const { memberships, user } = useMe();
  if (memberships.length === 0)
    return (
      <>
        <PageHead title={`Welcome, ${user.full_name}`} />
        <Empty title="You are in no workspace yet">
          <p>A workspace is a brand, a client or an artist: its films, its people and its looks.</p>
          <Link className="button first" to={PATHS.newWorkspace}>
            Make a workspace
          </Link>
          <p className="soft">Were you invited to one? Follow the link in the mail.</p>
        </Empty>
      </>
    );
  const [only] = memberships;
  if (memberships.length === 1 && only && isClient(only.permissions))
    return <Navigate to={portalOf(only.workspace_id)} replace />;
  return (
    <>
      <PageHead title="Workspaces">
        <Link className="button first" to={PATHS.newWorkspace}>
          New workspace
        </Link>
      </PageHead>
      <ul className="cards">
        {memberships.map((each) => (
          <li key={each.workspace_id}>
            <Link className="card" to={homeIn(each.workspace_id, each.permissions)}>
              <span className="initial" aria-hidden="true">
                {each.workspace_name.trim().charAt(0).toUpperCase()}
              </span>
              <span>
                <b>{each.workspace_name}</b>
                <span className="soft">{each.role_name}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
