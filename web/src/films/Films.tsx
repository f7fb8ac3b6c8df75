import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useMe } from '../app/context.tsx';
import { useList, useTitle } from '../app/load.ts';
import { filmAt, newFilmIn } from '../app/paths.ts';
import { FILM, ago, length, usd } from '../app/words.ts';
import type { FilmStatus, FilmSummary } from '../api/model.ts';
import { Badge, Button, PageHead } from '../ui/parts.tsx';
import { Empty, Loading, Trouble } from '../ui/states.tsx';

export const TONE: Record<FilmStatus, string> = {
  draft: '',
  generating: 'busy',
  ready: 'good',
  failed: 'bad',
  published: 'warm',
};

/** The workspace's films, newest first. */
export function Films() {
  useTitle('Films');
  const { workspace = '' } = useParams();
  const me = useMe();
  const [status, setStatus] = useState<FilmStatus | ''>('');
  const query = status === '' ? '' : `?status=${status}`;
  const films = useList<FilmSummary>(`/api/v1/w/${workspace}/films${query}`);
  const permissions = me.memberships.find((each) => each.workspace_id === workspace)?.permissions ?? [];
  const mayWrite = permissions.includes('films:write');
  const none = films.state === 'ready' && films.items.length === 0;

  return (
    <>
      <PageHead title="Films">
        <label className="inline">
          <span>Show</span>
          <select value={status} onChange={(event) => setStatus(event.target.value as FilmStatus | '')}>
            <option value="">all</option>
            {Object.entries(FILM).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {mayWrite && (
          <Link className="button first" to={newFilmIn(workspace)}>
            New film
          </Link>
        )}
      </PageHead>
      {films.items.length === 0 && films.state === 'loading' && <Loading what="films" />}
      {none && status !== '' && <Empty title={`No film is ${FILM[status].toLowerCase()}`} />}
      {none && status === '' && (
        <Empty title="No films yet">
          <p>Write a few shots, and Marquee renders them for every screen.</p>
          {mayWrite && (
            <Link className="button first" to={newFilmIn(workspace)}>
              Make the first one
            </Link>
          )}
        </Empty>
      )}
      {films.items.length > 0 && (
        <ul className="rows films" aria-busy={films.state === 'loading'}>
          {films.items.map((film) => (
            <li key={film.id}>
              <Link className="row-link" to={filmAt(workspace, film.id)}>
                <span className={`frame ${TONE[film.status]}`} aria-hidden="true" />
                <span className="row-main">
                  <b>{film.title}</b>
                  <span className="soft">
                    {film.shots} {film.shots === 1 ? 'shot' : 'shots'} · {length(film.duration_seconds)} ·{' '}
                    <time dateTime={film.created_at}>{ago(film.created_at)}</time>
                    {film.cost_usd > 0 && ` · ${usd(film.cost_usd)}`}
                  </span>
                </span>
                <Badge tone={TONE[film.status]}>{FILM[film.status]}</Badge>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {films.failure && <Trouble failure={films.failure} again={films.items.length > 0 ? films.more : films.again} />}
      {films.next !== null && (
        <p className="more">
          <Button busy={films.state === 'loading'} onClick={films.more}>
            Show more films
          </Button>
        </p>
      )}
    </>
  );
}
