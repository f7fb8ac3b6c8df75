import { useEffect, useState, type RefObject } from 'react';
import { asFailure, isAbort, type Failure } from '../api/problem.ts';
import { Loading, Trouble } from '../ui/states.tsx';

/** What a player needs: addresses that ask for no token. */
export interface Reel {
  film: string;
  poster?: string | undefined;
  captions?: string | undefined;
}

interface Given {
  /** Fetches the reel; what it makes itself (blob: addresses) is let go by the player. Keep it from changing. */
  load: (signal: AbortSignal) => Promise<Reel>;
  shape: { aspectRatio: string };
  label: string;
  video?: RefObject<HTMLVideoElement | null>;
  onTime?: (seconds: number) => void;
}

/** A film, as soon as it is known where it lies. */
export function Player({ load, shape, label, video, onTime }: Given) {
  const [reel, setReel] = useState<Reel | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [round, setRound] = useState(0);

  useEffect(() => {
    const gone = new AbortController();
    let captions: string | undefined;
    load(gone.signal).then(
      (loaded) => {
        captions = loaded.captions;
        if (gone.signal.aborted) letGo(captions);
        else setReel(loaded);
      },
      (thrown: unknown) => {
        if (!isAbort(thrown)) setFailure(asFailure(thrown));
      },
    );
    return () => {
      gone.abort();
      letGo(captions);
    };
  }, [load, round]);

  const again = () => {
    setFailure(null);
    setReel(null);
    setRound(round + 1);
  };
  if (failure?.status === 404) return <p className="note">The film is not there at the moment. It may just be rendered anew.</p>;
  if (failure !== null) return <Trouble failure={failure} again={again} />;
  return (
    <div className="screen">
      {reel === null ? (
        <div className="screen-wait" style={shape}>
          <Loading what="the film" />
        </div>
      ) : (
        <video
          ref={video}
          controls
          playsInline
          preload="metadata"
          src={reel.film}
          poster={reel.poster}
          style={shape}
          aria-label={label}
          onTimeUpdate={(event) => onTime?.(event.currentTarget.currentTime)}
          onSeeked={(event) => onTime?.(event.currentTarget.currentTime)}
          onError={() => setFailure(asFailure(new Error('The film could not be played.')))}
        >
          {reel.captions && <track kind="captions" src={reel.captions} srcLang="en" label="Captions" />}
        </video>
      )}
    </div>
  );
}

function letGo(address: string | undefined) {
  if (address?.startsWith('blob:')) URL.revokeObjectURL(address);
}
