import { type FormEvent } from 'react';
import { useApi } from '../app/context.tsx';
import { useDeed } from '../app/load.ts';
import type { Generation } from '../api/model.ts';
import { Button } from '../ui/parts.tsx';
import { Trouble } from '../ui/states.tsx';

const ASPECTS = [
  { aspect: '16:9', for: 'Wide screens' },
  { aspect: '9:16', for: 'Phones' },
  { aspect: '1:1', for: 'Feeds' },
];

/** Asks for a run of rendering; billing decides whether there is credit for it. */
export function Generate({
  at,
  again,
  hasShots,
  onAsked,
}: {
  at: string;
  again: boolean;
  hasShots: boolean;
  onAsked: () => void;
}) {
  const api = useApi();
  const ask = useDeed(async (variants: string[]) => {
    await api.post<Generation>(`${at}/generations`, { variants });
    onAsked();
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void ask.run(new FormData(event.currentTarget).getAll('variant').map(String));
  }

  return (
    <section className="sheet" aria-labelledby="generate">
      <h2 id="generate">{again ? 'Render it again' : 'Render this film'}</h2>
      {hasShots ? (
        <form onSubmit={submit}>
          <fieldset className="aspects">
            <legend>For which screens?</legend>
            {ASPECTS.map(({ aspect, for: screens }, at) => (
              <label key={aspect}>
                <input type="checkbox" name="variant" value={aspect} defaultChecked={at === 0} />
                <span className={`aspect a${aspect.replace(':', 'x')}`} aria-hidden="true" />
                <span>
                  <b>{screens}</b> <span className="soft">{aspect}</span>
                </span>
              </label>
            ))}
          </fieldset>
          {ask.failure && <Trouble failure={ask.failure} />}
          <Button type="submit" kind="first" busy={ask.busy}>
            Render
          </Button>
        </form>
      ) : (
        <p>It has no shots yet.</p>
      )}
    </section>
  );
}
