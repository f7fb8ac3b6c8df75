import { useCallback } from 'react';
import type { Api } from '../api/client.ts';
import type { Variant } from '../api/model.ts';
import { useApi } from '../app/context.tsx';
import type { Reel } from './Player.tsx';

/** Where a variant of a film lies, with its poster and captions. */
export function useVariant(film: string, { content_url, generation_id, aspect }: Variant) {
  const api = useApi();
  return useCallback(
    (signal: AbortSignal) => reelOf(api, `${film}/generations/${generation_id}`, content_url, aspect, signal),
    [api, film, content_url, generation_id, aspect],
  );
}

async function reelOf(api: Api, run: string, content: string, aspect: string, signal: AbortSignal): Promise<Reel> {
  const [film, poster, captions] = await Promise.all([
    api.addressOf(content, signal),
    aspect === '16:9' ? api.addressOf(`${run}/poster`, signal).catch(() => undefined) : undefined,
    // A track has to be of the page's own origin; it is a few lines.
    api
      .send(`${run}/captions`, { signal, headers: { Accept: 'text/vtt' } })
      .then((answer) => answer.blob())
      .catch(() => undefined),
  ]);
  return { film, poster, captions: captions && URL.createObjectURL(new Blob([captions], { type: 'text/vtt' })) };
}
