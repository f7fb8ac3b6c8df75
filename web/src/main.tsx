import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { App } from './app/App.tsx';
import { Api } from './api/client.ts';
import { Session, turnsOfAllTabs } from './api/session.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/parts.css';
import './styles/pages.css';
import './styles/approvals.css';
import './styles/portal.css';
import './styles/settings.css';

const fetching: typeof fetch = (input, init) => fetch(input, init);
const around = { fetch: fetching, pause, id: () => crypto.randomUUID() };
const session = new Session({ fetch: fetching, now: () => Date.now(), turns: turnsOfAllTabs });

function pause(millis: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, millis);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new DOMException('given up', 'AbortError'));
    });
  });
}

createRoot(document.getElementById('console')!).render(
  <BrowserRouter>
    <App api={new Api(session, around)} session={session} apiOf={(access) => new Api(access, around)} />
  </BrowserRouter>,
);
