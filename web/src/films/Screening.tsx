import { useEffect, useState } from 'react';
import { asFailure, isAbort, type Failure } from '../api/problem.ts';
import type { Film, Variant } from '../api/model.ts';
import { useApi } from '../app/context.tsx';
import { useDeed } from '../app/load.ts';
import { length, size } from '../app/words.ts';
import { Button } from '../ui/parts.tsx';
import { Loading, Trouble } from '../ui/states.tsx';

interface Reel {
  film: string;
  poster: string | undefined;
  captions: string | undefined;
}

/** The finished film, for one screen after the other. */
export function Screening({ film, at, variants }: { film: Film; at: string; variants: Variant[] }) {
  const [chosen, setChosen] = useState(variants[0]!.id);
  const variant = variants.find((each) => each.id === chosen) ?? variants[0]!;
  return (
    <section className="screening" aria-label="The film">
      <Player key={variant.id} film={film} at={at} variant={variant} />
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

function Player({ film, at, variant }: { film: Film; at: string; variant: Variant }) {
  const api = useApi();
  const [reel, setReel] = useState<Reel | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [round, setRound] = useState(0);

  useEffect(() => {
    const gone = new AbortController();
    let captions: string | undefined;
    const run = `${at}/generations/${variant.generation_id}`;
    const load = async () => {
      const [address, poster, words] = await Promise.all([
        api.addressOf(variant.content_url, gone.signal),
        api.addressOf(`${run}/poster`, gone.signal).catch(() => undefined),
        // A track has to be of the page's own origin; it is a few lines.
        api
          .send(`${run}/captions`, { signal: gone.signal, headers: { Accept: 'text/vtt' } })
          .then((answer) => answer.blob())
          .catch(() => undefined),
      ]);
      if (gone.signal.aborted) return;
      captions = words && URL.createObjectURL(new Blob([words], { type: 'text/vtt' }));
      setReel({ film: address, poster, captions });
    };
    load().catch((thrown: unknown) => {
      if (!isAbort(thrown)) setFailure(asFailure(thrown));
    });
    return () => {
      gone.abort();
      if (captions !== undefined) URL.revokeObjectURL(captions);
    };
  }, [api, at, variant, round]);

  const again = () => {
    setFailure(null);
    setReel(null);
    setRound(round + 1);
  };
  if (failure !== null) return <Trouble failure={failure} again={again} />;
  const shape = { aspectRatio: `${variant.width} / ${variant.height}` };
  return (
    <div className="screen">
      {reel === null ? (
        <div className="screen-wait" style={shape}>
          <Loading what="the film" />
        </div>
      ) : (
        <video
          controls
          playsInline
          preload="metadata"
          src={reel.film}
          poster={variant.aspect === '16:9' ? reel.poster : undefined}
          style={shape}
          aria-label={`${film.title}, ${variant.aspect}`}
          onError={() => setFailure(asFailure(new Error('The film could not be played.')))}
        >
          {reel.captions && <track kind="captions" src={reel.captions} srcLang="en" label="Captions" />}
        </video>
      )}
    </div>
  );
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
