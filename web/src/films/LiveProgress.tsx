import { useEffect, useState } from 'react';
import { follow } from '../api/events.ts';
import { asFailure, isAbort, type Failure } from '../api/problem.ts';
import type { Generation, GenerationNews } from '../api/model.ts';
import { useApi } from '../app/context.tsx';
import { useDeed } from '../app/load.ts';
import { GENERATION, isOpen, stage } from '../app/words.ts';
import { Bar, Button } from '../ui/parts.tsx';
import { Loading, Trouble } from '../ui/states.tsx';

/** How far a run of rendering is, as it goes on. */
export function LiveProgress({ at, mayCancel, onEnd }: { at: string; mayCancel: boolean; onEnd: () => void }) {
  const api = useApi();
  const [news, setNews] = useState<GenerationNews | null>(null);
  const [connected, setConnected] = useState(true);
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    const gone = new AbortController();
    const listen = async () => {
      const events = follow({
        open: (lastId) =>
          api.send(`${at}/events`, {
            signal: gone.signal,
            headers: { Accept: 'text/event-stream', ...(lastId === '' ? {} : { 'Last-Event-ID': lastId }) },
          }),
        isLast: (event) => event.name === 'end',
        pause: (millis) => pause(millis, gone.signal),
        onConnection: setConnected,
      });
      for await (const event of events) setNews(JSON.parse(event.data) as GenerationNews);
      onEnd();
    };
    listen().catch((thrown: unknown) => {
      if (!isAbort(thrown)) setFailure(asFailure(thrown));
    });
    return () => gone.abort();
  }, [api, at, onEnd]);

  const cancel = useDeed(async () => {
    await api.post<Generation>(`${at}/cancel`);
  });

  if (failure !== null) return <Trouble failure={failure} again={onEnd} />;
  if (news === null) return <Loading what="progress" />;
  const { progress, status } = news;
  return (
    <section className="sheet live" aria-labelledby="live">
      <div className="live-head">
        <h2 id="live">{GENERATION[status]}</h2>
        <b className="percent">{progress.percent} %</b>
      </div>
      <Bar percent={progress.percent} label="The whole film" />
      <p role="status" className="soft">
        {status === 'rendering' ? stage(progress.stage) : GENERATION[status]}
        {progress.shots_total > 0 && ` · ${progress.shots_finished} of ${progress.shots_total} shots`}
        {!connected && ' · connection lost, coming back …'}
      </p>
      {progress.shots.length > 0 && (
        <ul className="strip">
          {progress.shots.map((shot) => (
            <li key={shot.key} className={shot.state}>
              <span className="strip-name">{shot.key}</span>
              <Bar percent={shot.state === 'finished' ? 100 : shot.percent} label={`Shot ${shot.key}`} />
            </li>
          ))}
        </ul>
      )}
      {news.failure !== null && <p className="wrong">{news.failure.detail}</p>}
      {cancel.failure && <Trouble failure={cancel.failure} />}
      {mayCancel && isOpen(status) && (
        <Button busy={cancel.busy} onClick={() => void cancel.run()}>
          Cancel
        </Button>
      )}
    </section>
  );
}

function pause(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new DOMException('given up', 'AbortError'));
    });
  });
}
