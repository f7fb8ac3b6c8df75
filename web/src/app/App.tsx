import { Component, type ReactNode } from 'react';
import { Navigate, Outlet, Route, Routes, useLocation } from 'react-router';
import type { Access, Api } from '../api/client.ts';
import { asFailure, type Failure } from '../api/problem.ts';
import type { Session } from '../api/session.ts';
import { Enter } from '../access/Enter.tsx';
import { LogIn } from '../access/LogIn.tsx';
import { Register } from '../access/Register.tsx';
import { Sessions } from '../access/Sessions.tsx';
import { ApprovalPage } from '../approvals/ApprovalPage.tsx';
import { Approvals } from '../approvals/Approvals.tsx';
import { Stages } from '../approvals/Stages.tsx';
import { BrandingPage } from '../branding/BrandingPage.tsx';
import { FilmPage } from '../films/FilmPage.tsx';
import { Films } from '../films/Films.tsx';
import { NewFilm } from '../films/NewFilm.tsx';
import { HostProvider, LooksProvider } from '../looks/looks.tsx';
import { PortalPost } from '../portal/PortalPost.tsx';
import { PortalPosts } from '../portal/PortalPosts.tsx';
import { PortalShell } from '../portal/PortalShell.tsx';
import { Empty, Loading, Trouble } from '../ui/states.tsx';
import { WebhookPage } from '../webhooks/WebhookPage.tsx';
import { WebhookPortal } from '../webhooks/WebhookPortal.tsx';
import { Webhooks } from '../webhooks/Webhooks.tsx';
import { Members } from '../workspace/Members.tsx';
import { NewWorkspace } from '../workspace/NewWorkspace.tsx';
import { Usage } from '../workspace/Usage.tsx';
import { Workspaces } from '../workspace/Workspaces.tsx';
import { SessionProvider, useConsole } from './context.tsx';
import { PATHS, nextOf, workspaceOf } from './paths.ts';
import { Shell } from './Shell.tsx';

interface Given {
  api: Api;
  session: Session;
  /** The API in the name of something else than a session. */
  apiOf: (access: Access) => Api;
}

export function App({ api, session, apiOf }: Given) {
  return (
    <Boundary>
      <HostProvider>
        <Routes>
          <Route element={<WebhookPortal apiOf={apiOf} />}>
            <Route path={PATHS.portalWebhooks} element={<Webhooks />} />
            <Route path={PATHS.portalWebhook} element={<WebhookPage />} />
          </Route>
          <Route
            path="*"
            element={
              <SessionProvider api={api} session={session}>
                <Pages />
              </SessionProvider>
            }
          />
        </Routes>
      </HostProvider>
    </Boundary>
  );
}

function Pages() {
  return (
    <Routes>
      <Route element={<Door />}>
        <Route path={PATHS.enter} element={<Enter />} />
        <Route element={<Doorstep />}>
          <Route path={PATHS.logIn} element={<LogIn />} />
          <Route path={PATHS.register} element={<Register />} />
        </Route>
      </Route>
      <Route element={<PortalShell />}>
        <Route path={PATHS.portal} element={<PortalPosts />} />
        <Route path={PATHS.portalPost} element={<PortalPost />} />
      </Route>
      <Route element={<Inside />}>
        <Route element={<Shell />}>
          <Route path={PATHS.home} element={<Workspaces />} />
          <Route path={PATHS.newWorkspace} element={<NewWorkspace />} />
          <Route path={PATHS.sessions} element={<Sessions />} />
          <Route path={PATHS.films} element={<Films />} />
          <Route path={PATHS.newFilm} element={<NewFilm />} />
          <Route path={PATHS.film} element={<FilmPage />} />
          <Route path={PATHS.approvals} element={<Approvals />} />
          <Route path={PATHS.approval} element={<ApprovalPage />} />
          <Route path={PATHS.stages} element={<Stages />} />
          <Route path={PATHS.usage} element={<Usage />} />
          <Route path={PATHS.members} element={<Members />} />
          <Route path={PATHS.webhooks} element={<Webhooks />} />
          <Route path={PATHS.webhook} element={<WebhookPage />} />
          <Route path={PATHS.branding} element={<BrandingPage />} />
          <Route path="*" element={<Nowhere />} />
        </Route>
      </Route>
    </Routes>
  );
}

/** The pages in front wear the looks of where one is going. */
function Door() {
  const { search } = useLocation();
  const next = nextOf(search);
  return (
    <LooksProvider workspace={workspaceOf(next)} whole={next.startsWith('/portal/')}>
      <Outlet />
    </LooksProvider>
  );
}

/** Pages for who is logged in; everybody else logs in first and comes back. */
function Inside() {
  const { standing, look } = useConsole();
  const { pathname, search } = useLocation();
  switch (standing.is) {
    case 'unknown':
      return (
        <div className="alone">
          <Loading what="your session" />
        </div>
      );
    case 'unreachable':
      return (
        <main className="alone">
          <Trouble failure={standing.failure} again={() => void look()} />
        </main>
      );
    case 'out': {
      const next = pathname === '/' ? '' : `?next=${encodeURIComponent(pathname + search)}`;
      return <Navigate to={PATHS.logIn + next} replace state={{ expired: standing.expired }} />;
    }
    case 'in':
      return <Outlet />;
  }
}

/** Pages for who is not; who is goes on to where they wanted. */
function Doorstep() {
  const { standing } = useConsole();
  const { search } = useLocation();
  return standing.is === 'in' ? <Navigate to={nextOf(search)} replace /> : <Outlet />;
}

function Nowhere() {
  return (
    <Empty alone title="There is no such page">
      <p>
        <a href="/">To your workspaces</a>
      </p>
    </Empty>
  );
}

/** A page that fails to draw itself says so, rather than vanish. */
class Boundary extends Component<{ children: ReactNode }, { failure: Failure | null }> {
  override state = { failure: null as Failure | null };

  static getDerivedStateFromError(thrown: unknown) {
    return { failure: asFailure(thrown instanceof TypeError ? String(thrown) : thrown) };
  }

  override render() {
    if (this.state.failure === null) return this.props.children;
    return (
      <main className="alone">
        <Trouble failure={this.state.failure} again={() => location.reload()} />
      </main>
    );
  }
}
