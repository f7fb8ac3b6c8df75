import type { ReactNode } from 'react';
import { Mark } from '../ui/parts.tsx';

/** The page in front of the console. */
export function Doorway({ children }: { children: ReactNode }) {
  return (
    <main className="doorway">
      <div className="doorway-card">
        <p className="wordmark">
          <Mark /> Marquee
        </p>
        {children}
      </div>
    </main>
  );
}
