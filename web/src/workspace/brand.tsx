import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { useApi } from '../app/context.tsx';
import type { Branding } from '../api/model.ts';
import { isColor, readableOn } from './color.ts';

/** How a workspace wants to look. */
export interface Brand {
  name: string;
  logo: string | null;
}

const OURS: Brand = { name: 'Marquee', logo: null };
/** What the API says of a workspace that chose no colour. */
const UNCHOSEN = '#1b4b8f';

const Context = createContext<Brand>(OURS);

export const useBrand = () => useContext(Context);

/** Puts on the name, the logo and the colour of the workspace that one is in; without them it is Marquee. */
export function BrandProvider({ workspace, children }: { workspace: string | null; children: ReactNode }) {
  const api = useApi();
  const [brand, setBrand] = useState<Brand>(OURS);

  useEffect(() => {
    if (workspace === null) return;
    const gone = new AbortController();
    let image: string | null = null;
    const base = `/api/v1/workspaces/${workspace}/branding`;
    const put = async () => {
      const branding = await api.get<Branding>(base, gone.signal);
      paint(branding.primary_color);
      const name = branding.product_name ?? OURS.name;
      setBrand({ name, logo: null });
      if (!branding.has_logo) return;
      const answer = await api.send(`${base}/images/logo`, { signal: gone.signal, headers: { Accept: 'image/*' } });
      image = URL.createObjectURL(await answer.blob());
      if (!gone.signal.aborted) setBrand({ name, logo: image });
    };
    put().catch(() => undefined); // looks are no reason to show nothing
    return () => {
      gone.abort();
      if (image !== null) URL.revokeObjectURL(image);
      paint(UNCHOSEN);
      setBrand(OURS);
    };
  }, [api, workspace]);

  return <Context value={brand}>{children}</Context>;
}

function paint(color: string) {
  const { style } = document.documentElement;
  if (!isColor(color) || color.toLowerCase() === UNCHOSEN) {
    style.removeProperty('--brand');
    style.removeProperty('--on-brand');
  } else {
    style.setProperty('--brand', color);
    style.setProperty('--on-brand', readableOn(color));
  }
}
