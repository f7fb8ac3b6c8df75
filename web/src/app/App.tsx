import { Component, type ReactNode } from 'react';
import { Navigate, Outlet, Route, Routes, useLocation } from 'react-router';
import { asFailure, type Failure } from '../api/problem.ts';
import { LogIn } from '../access/LogIn.tsx';
import { Register } from '../access/Register.tsx';
import { Sessions } from '../access/Sessions.tsx';
import { FilmPage } from '../films/FilmPage.tsx';
import { Films } from '../films/Films.tsx';
import { NewFilm } from '../films/NewFilm.tsx';
import { Empty, Loading, Trouble } from '../ui/states.tsx';
import { Members } from '../workspace/Members.tsx';
import { NewWorkspace } from '../workspace/NewWorkspace.tsx';
import { Usage } from '../workspace/Usage.tsx';
import { Workspaces } from '../workspace/Workspaces.tsx';
import { useConsole } from './context.tsx';
import { PATHS, nextOf } from './paths.ts';
import { Shell } from './Shell.tsx';

export function App() {
  return (
    <Boundary>
      <Routes>
        <Route element={<Doorstep />}>
          <Route path={PATHS.logIn} element={<LogIn />} />
          <Route path={PATHS.register} element={<Register />} />
        </Route>
        <Route element={<Inside />}>
          <Route element={<Shell />}>
            <Route path={PATHS.home} element={<Workspaces />} />
            <Route path={PATHS.newWorkspace} element={<NewWorkspace />} />
            <Route path={PATHS.sessions} element={<Sessions />} />
            <Route path={PATHS.films} element={<Films />} />
            <Route path={PATHS.newFilm} element={<NewFilm />} />
            <Route path={PATHS.film} element={<FilmPage />} />
            <Route path={PATHS.usage} element={<Usage />} />
            <Route path={PATHS.members} element={<Members />} />
            <Route path="*" element={<Nowhere />} />
          </Route>
        </Route>
      </Routes>
    </Boundary>
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
    <Empty title="There is no such page">
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
