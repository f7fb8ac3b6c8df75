import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { App } from './app/App.tsx';
import { ApiProvider } from './app/context.tsx';
import { Api } from './api/client.ts';
import { Session, turnsOfAllTabs } from './api/session.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/parts.css';
import './styles/pages.css';

const fetching: typeof fetch = (input, init) => fetch(input, init);
const session = new Session({ fetch: fetching, now: () => Date.now(), turns: turnsOfAllTabs });
const api = new Api(session, { fetch: fetching, pause, id: () => crypto.randomUUID() });

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
    <ApiProvider api={api}>
      <App />
    </ApiProvider>
  </BrowserRouter>,
);
