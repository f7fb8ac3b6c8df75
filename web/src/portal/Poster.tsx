import { useEffect, useState } from 'react';
import { useApi } from '../app/context.tsx';

/** A picture of the film; what is behind it stays dark where there is none. */
export function Poster({ at }: { at: string }) {
  const api = useApi();
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const gone = new AbortController();
    api.addressOf(at, gone.signal).then(setAddress, () => setAddress(null));
    return () => gone.abort();
  }, [api, at]);
  return (
    <span className="poster" aria-hidden="true">
      {address !== null && <img src={address} alt="" onError={() => setAddress(null)} />}
    </span>
  );
}
