import { useState, type FormEvent } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useApi } from '../app/context.tsx';
import { useDeed, useTitle } from '../app/load.ts';
import { filmAt } from '../app/paths.ts';
import { length, words } from '../app/words.ts';
import type { Film } from '../api/model.ts';
import { Button, Choice, Field, PageHead } from '../ui/parts.tsx';
import { Trouble } from '../ui/states.tsx';
import { beginning, nextShot, screenplayOf, secondsOf, type Shot } from './shots.ts';

const MOTIONS: Shot['motion'][] = ['none', 'zoom_in', 'zoom_out', 'pan_left', 'pan_right'];

/** A title and a few shots; what a screenplay can say beyond that comes through the API. */
export function NewFilm() {
  useTitle('New film');
  const api = useApi();
  const navigate = useNavigate();
  const { workspace = '' } = useParams();
  const [shots, setShots] = useState<Shot[]>(beginning);

  const make = useDeed(async (title: string) => {
    const wish = { title, screenplay: screenplayOf(shots) };
    const film = await api.post<Film>(`/api/v1/w/${workspace}/films`, wish);
    await navigate(filmAt(workspace, film.id));
  });
  const wrong = make.failure?.fields ?? {};

  function change(id: number, part: Partial<Shot>) {
    setShots(shots.map((shot) => (shot.id === id ? { ...shot, ...part } : shot)));
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void make.run(String(new FormData(event.currentTarget).get('title')));
  }

  return (
    <>
      <PageHead
        title="New film"
        lead={`${shots.length} ${shots.length === 1 ? 'shot' : 'shots'} · ${length(secondsOf(shots))}`}
      />
      <form className="screenplay" onSubmit={submit}>
        <Field label="Title" name="title" required maxLength={200} wrong={wrong['title']} />
        <ol className="shots">
          {shots.map((shot, at) => (
            <li key={shot.id}>
              <fieldset>
                <legend>
                  <span className="swatch" style={{ backgroundColor: shot.color }} aria-hidden="true" />
                  Shot {at + 1}
                </legend>
                <Field
                  label="Caption"
                  maxLength={300}
                  value={shot.caption}
                  onChange={(event) => change(shot.id, { caption: event.target.value })}
                  wrong={wrong[`screenplay.shots.${at}.caption`]}
                />
                <div className="line">
                  <Field
                    label="Seconds"
                    type="number"
                    min={0.2}
                    max={300}
                    step={0.1}
                    required
                    value={shot.seconds}
                    onChange={(event) => change(shot.id, { seconds: event.target.value })}
                    wrong={wrong[`screenplay.shots.${at}.duration_seconds`]}
                  />
                  <Field
                    label="Background"
                    type="color"
                    value={shot.color}
                    onChange={(event) => change(shot.id, { color: event.target.value })}
                  />
                  <Choice
                    label="Motion"
                    value={shot.motion}
                    onChange={(event) => change(shot.id, { motion: event.target.value as Shot['motion'] })}
                  >
                    {MOTIONS.map((motion) => (
                      <option key={motion} value={motion}>
                        {words(motion)}
                      </option>
                    ))}
                  </Choice>
                  {at < shots.length - 1 && (
                    <Choice
                      label="Then"
                      value={shot.transition}
                      onChange={(event) => change(shot.id, { transition: event.target.value as Shot['transition'] })}
                    >
                      <option value="cut">Cut</option>
                      <option value="crossfade">Crossfade</option>
                    </Choice>
                  )}
                  {shots.length > 1 && (
                    <Button
                      aria-label={`Remove shot ${at + 1}`}
                      onClick={() => setShots(shots.filter((other) => other.id !== shot.id))}
                    >
                      Remove
                    </Button>
                  )}
                </div>
              </fieldset>
            </li>
          ))}
        </ol>
        <Button onClick={() => setShots([...shots, nextShot(shots)])}>Add a shot</Button>
        {make.failure && !('title' in wrong) && <Trouble failure={make.failure} />}
        <Button type="submit" kind="first" busy={make.busy}>
          Save the film
        </Button>
      </form>
    </>
  );
}
