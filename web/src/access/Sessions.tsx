import { useState } from 'react';
import { useApi, useConsole } from '../app/context.tsx';
import { useDeed, useList, useTitle } from '../app/load.ts';
import { ago, moment } from '../app/words.ts';
import type { SessionItem } from '../api/model.ts';
import { Badge, Button, PageHead } from '../ui/parts.tsx';
import { Loading, Trouble } from '../ui/states.tsx';
import { StepUp, isStepUp } from './StepUp.tsx';

/** Where one is logged in, and out again there. */
export function Sessions() {
  useTitle('Sessions');
  const api = useApi();
  const { leave } = useConsole();
  const sessions = useList<SessionItem>('/api/v1/auth/sessions');
  const [unproven, setUnproven] = useState<string | null>(null);

  const end = useDeed(async (path: string) => {
    try {
      await api.delete(path);
      sessions.again();
    } catch (thrown) {
      if (!isStepUp(thrown)) throw thrown;
      setUnproven(path);
    }
  });
  const others = sessions.items.some((session) => !session.current);

  return (
    <>
      <PageHead title="Sessions" lead="Every browser and program that is logged in as you.">
        {others && (
          <Button busy={end.busy} onClick={() => void end.run('/api/v1/auth/sessions')}>
            End all others
          </Button>
        )}
      </PageHead>
      {end.failure && <Trouble failure={end.failure} />}
      {sessions.failure && <Trouble failure={sessions.failure} again={sessions.again} />}
      {sessions.items.length === 0 && sessions.state === 'loading' && <Loading what="your sessions" />}
      <ul className="rows">
        {sessions.items.map((session) => (
          <li key={session.id}>
            <div className="row-main">
              <b>{session.device}</b> {session.current && <Badge tone="good">This one</Badge>}
              <p className="soft">
                {[session.place, session.ip_address].filter(Boolean).join(' · ')} · since{' '}
                <time dateTime={session.created_at}>{moment(session.created_at)}</time> · last used{' '}
                <time dateTime={session.last_used_at}>{ago(session.last_used_at)}</time>
              </p>
            </div>
            {session.current ? (
              <Button onClick={() => void leave()}>Log out</Button>
            ) : (
              <Button
                aria-label={`End the session of ${session.device}`}
                onClick={() => void end.run(`/api/v1/auth/sessions/${session.id}`)}
              >
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.next !== null && (
        <Button busy={sessions.state === 'loading'} onClick={sessions.more}>
          Show more
        </Button>
      )}
      {unproven !== null && (
        <StepUp
          why="Ending sessions elsewhere"
          onClose={() => setUnproven(null)}
          onProven={() => {
            const path = unproven;
            setUnproven(null);
            void end.run(path);
          }}
        />
      )}
    </>
  );
}
