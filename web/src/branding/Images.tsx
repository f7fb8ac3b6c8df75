import { useRef, type ChangeEvent } from 'react';
import { useApi } from '../app/context.tsx';
import { useDeed, type Reading } from '../app/load.ts';
import type { Versioned } from '../api/client.ts';
import type { Branding } from '../api/model.ts';
import { useLooks } from '../looks/looks.tsx';
import { Button } from '../ui/parts.tsx';
import { Trouble } from '../ui/states.tsx';

interface Given {
  at: string;
  branding: Versioned<Branding>;
  reading: Reading<Versioned<Branding>>;
  mayChange: boolean;
}

/** Logo and favicon. */
export function Images(given: Given) {
  return (
    <section className="images" aria-label="Images">
      <Image {...given} kind="logo" title="Logo" accept="image/png,image/jpeg" rule="PNG or JPEG, 32 to 2000 pixels a side, at most 512 kB." />
      <Image {...given} kind="favicon" title="Favicon" accept="image/png" rule="A square PNG of 16 to 512 pixels, at most 100 kB." />
    </section>
  );
}

function Image({
  at,
  branding,
  reading,
  mayChange,
  kind,
  title,
  accept,
  rule,
}: Given & { kind: 'logo' | 'favicon'; title: string; accept: string; rule: string }) {
  const api = useApi();
  const looks = useLooks();
  const input = useRef<HTMLInputElement>(null);
  const there = kind === 'logo' ? branding.data.has_logo : branding.data.has_favicon;
  const address = looks[kind];
  const put = useDeed(async (file: File | null) => {
    const path = `${at}/images/${kind}`;
    if (file !== null) reading.put(await api.change<Branding>('PUT', path, file, branding.tag));
    else {
      await api.delete(path, branding.tag);
      reading.again();
    }
    looks.again();
  });

  function choose(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (file) void put.run(file);
  }

  return (
    <div className="sheet image">
      <h2>{title}</h2>
      <div className={`image-frame ${kind}-frame`}>
        {there && address !== null ? <img src={address} alt={`The ${kind}`} /> : <span className="soft">None</span>}
      </div>
      <p className="hint">{rule}</p>
      {mayChange && (
        <div className="deeds">
          <input ref={input} type="file" accept={accept} hidden tabIndex={-1} onChange={choose} />
          <Button busy={put.busy} aria-label={`${there ? 'Replace' : 'Choose'} the ${kind}`} onClick={() => input.current?.click()}>
            {there ? 'Replace' : 'Choose a file'}
          </Button>
          {there && (
            <Button kind="danger" aria-label={`Remove the ${kind}`} onClick={() => void put.run(null)}>
              Remove
            </Button>
          )}
        </div>
      )}
      {put.failure && <Trouble failure={put.failure} />}
    </div>
  );
}
