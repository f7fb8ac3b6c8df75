/** A shot as it is written in the form. */
export interface Shot {
  id: number;
  caption: string;
  seconds: string;
  color: string;
  motion: 'none' | 'zoom_in' | 'zoom_out' | 'pan_left' | 'pan_right';
  transition: 'cut' | 'crossfade';
}

const COLORS = ['#1b2a41', '#7a2e1d', '#2f4a3c', '#5b3f63', '#8a5a1c'];
/** What a crossfade lets two shots share. */
const CROSSFADE_SECONDS = 0.5;

export function beginning(): Shot[] {
  return [{ ...nextShot([]), caption: '' }];
}

export function nextShot(shots: Shot[]): Shot {
  const id = Math.max(0, ...shots.map((shot) => shot.id)) + 1;
  const color = COLORS[(id - 1) % COLORS.length]!;
  return { id, caption: '', seconds: '3', color, motion: 'zoom_in', transition: 'crossfade' };
}

/** How long the film will be, as the service reckons it. */
export function secondsOf(shots: Shot[]): number {
  const sum = shots.reduce((seconds, shot) => seconds + (Number(shot.seconds) || 0), 0);
  const shared = shots.slice(0, -1).filter((shot) => shot.transition === 'crossfade').length;
  return Math.max(0, sum - shared * CROSSFADE_SECONDS);
}

/** As the API takes it: see screenplay.schema.json of film-service. */
export function screenplayOf(shots: Shot[]): object {
  return {
    shots: shots.map((shot, at) => ({
      key: `shot-${at + 1}`,
      duration_seconds: Number(shot.seconds),
      ...(shot.caption.trim() === '' ? {} : { caption: shot.caption.trim() }),
      background: { color: shot.color },
      motion: shot.motion,
      transition: shot.transition,
    })),
  };
}
