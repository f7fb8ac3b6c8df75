import { useCallback } from 'react';
import { Link, useParams } from 'react-router';
import { useMe } from '../app/context.tsx';
import { useList, useLoaded, useTitle } from '../app/load.ts';
import { filmsOf } from '../app/paths.ts';
import { FILM, GENERATION, ago, isOpen, length, number, usd, words } from '../app/words.ts';
import type { Film, GenerationSummary, Page, Variant } from '../api/model.ts';
import { Badge, Button, PageHead } from '../ui/parts.tsx';
import { Loading, Trouble } from '../ui/states.tsx';
import { TONE } from './Films.tsx';
import { Generate } from './Generate.tsx';
import { LiveProgress } from './LiveProgress.tsx';
import { Screening } from './Screening.tsx';

/** One film: what it is, making it, and watching it. */
export function FilmPage() {
  const { workspace = '', film: id = '' } = useParams();
  const me = useMe();
  const at = `/api/v1/w/${workspace}/films/${id}`;
  const film = useLoaded<Film>(at);
  const variants = useLoaded<Page<Variant>>(`${at}/variants`);
  const runs = useList<GenerationSummary>(`${at}/generations`, 10);
  useTitle(film.state === 'ready' ? film.data.title : 'Film');
  const mayGenerate = me.memberships
    .find((each) => each.workspace_id === workspace)
    ?.permissions.includes('films:generate');

  const { again: filmAgain } = film;
  const { again: variantsAgain } = variants;
  const { again: runsAgain } = runs;
  const changed = useCallback(() => {
    filmAgain();
    variantsAgain();
    runsAgain();
  }, [filmAgain, variantsAgain, runsAgain]);

  if (film.state === 'loading') return <Loading what="the film" />;
  if (film.state === 'failed')
    return (
      <>
        <PageHead title="Film" />
        <Trouble failure={film.failure} again={film.again} />
        <p>
          <Link to={filmsOf(workspace)}>To all films</Link>
        </p>
      </>
    );
  const { data } = film;
  const newest = runs.items[0];
  const open = newest !== undefined && isOpen(newest.status) ? newest : null;
  return (
    <>
      <p className="crumb">
        <Link to={filmsOf(workspace)}>Films</Link>
      </p>
      <PageHead
        title={data.title}
        lead={
          <>
            <Badge tone={TONE[data.status]}>{FILM[data.status]}</Badge> {data.shots}{' '}
            {data.shots === 1 ? 'shot' : 'shots'} · {length(data.duration_seconds)}
            {data.cost_usd > 0 && ` · ${usd(data.cost_usd)}`}
            {data.published_platforms.length > 0 && ` · on ${data.published_platforms.join(', ')}`}
          </>
        }
      />
      {open !== null && (
        <LiveProgress key={open.id} at={`${at}/generations/${open.id}`} mayCancel={mayGenerate === true} onEnd={changed} />
      )}
      {variants.state === 'failed' && <Trouble failure={variants.failure} again={variants.again} />}
      {variants.state === 'ready' && variants.data.items.length > 0 && (
        <Screening film={data} at={at} variants={variants.data.items} />
      )}
      {open === null && runs.state !== 'loading' && mayGenerate === true && (
        <Generate at={at} again={data.ready_generation_id !== null} hasShots={data.shots > 0} onAsked={changed} />
      )}
      {runs.failure && <Trouble failure={runs.failure} again={runs.again} />}
      {runs.items.length > 0 && (
        <section aria-labelledby="runs">
          <h2 id="runs">Generations</h2>
          <ul className="rows">
            {runs.items.map((run) => (
              <li key={run.id}>
                <div className="row-main">
                  <b>{GENERATION[run.status]}</b>
                  <p className="soft">
                    {ago(run.created_at)} ·{' '}
                    {isOpen(run.status)
                      ? `at most ${number(run.estimated_credits)} credits`
                      : `${number(run.credits_used)} credits`}
                    {run.failure_code !== null && ` · ${words(run.failure_code)}`}
                  </p>
                </div>
              </li>
            ))}
          </ul>
          {runs.next !== null && (
            <Button busy={runs.state === 'loading'} onClick={runs.more}>
              Show earlier ones
            </Button>
          )}
        </section>
      )}
    </>
  );
}
