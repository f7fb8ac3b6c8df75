import type { ReactNode } from 'react';
import { useLooks } from '../looks/looks.tsx';
import { Logo } from '../ui/parts.tsx';

/** The page in front of the console, in the looks of whose it is. */
export function Doorway({ children }: { children: ReactNode }) {
  const looks = useLooks();
  return (
    <main className="doorway">
      <div className="doorway-card">
        <p className={looks.name === 'Marquee' ? 'wordmark' : 'wordmark theirs'}>{looks.known && <Logo />}</p>
        {children}
      </div>
    </main>
  );
}
