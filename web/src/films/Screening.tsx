import { useState } from 'react';
import type { Film, Variant } from '../api/model.ts';
import { useApi } from '../app/context.tsx';
import { useDeed } from '../app/load.ts';
import { length, size } from '../app/words.ts';
import { Button } from '../ui/parts.tsx';
import { Trouble } from '../ui/states.tsx';
import { Player } from './Player.tsx';
import { useVariant } from './reel.ts';

/** The finished film, for one screen after the other. */
export function Screening({ film, at, variants }: { film: Film; at: string; variants: Variant[] }) {
  const [chosen, setChosen] = useState(variants[0]!.id);
  const variant = variants.find((each) => each.id === chosen) ?? variants[0]!;
  return (
    <section className="screening" aria-label="The film">
      <Shown key={variant.id} film={film} at={at} variant={variant} />
      <ul className="rows">
        {variants.map((each) => (
          <li key={each.id} className={each.id === variant.id ? 'chosen' : undefined}>
            <button
              type="button"
              className="pick"
              aria-pressed={each.id === variant.id}
              onClick={() => setChosen(each.id)}
            >
              <span className={`aspect a${each.aspect.replace(':', 'x')}`} aria-hidden="true" />
              <span className="row-main">
                <b>{each.aspect}</b>
                <span className="soft">
                  {each.width} × {each.height} · {length(each.duration_seconds)} · {size(each.size_bytes)}
                </span>
              </span>
            </button>
            <Download variant={each} title={film.title} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Shown({ film, at, variant }: { film: Film; at: string; variant: Variant }) {
  const load = useVariant(at, variant);
  const shape = { aspectRatio: `${variant.width} / ${variant.height}` };
  return <Player load={load} shape={shape} label={`${film.title}, ${variant.aspect}`} />;
}

function Download({ variant, title }: { variant: Variant; title: string }) {
  const api = useApi();
  const download = useDeed(async () => {
    const answer = await api.send(variant.content_url, { headers: { Accept: '*/*' } });
    const address = URL.createObjectURL(await answer.blob());
    const link = document.createElement('a');
    link.href = address;
    link.download = `${title} ${variant.aspect.replace(':', 'x')}.mp4`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  });
  return (
    <div className="deeds">
      <Button busy={download.busy} aria-label={`Download ${variant.aspect}`} onClick={() => void download.run()}>
        Download
      </Button>
      {download.failure && <Trouble failure={download.failure} />}
    </div>
  );
}
