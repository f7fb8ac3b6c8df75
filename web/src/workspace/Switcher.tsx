import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Link } from 'react-router';
import { useMe } from '../app/context.tsx';
import { PATHS, homeIn } from '../app/paths.ts';

/** More workspaces than this, and one would rather type. */
const FEW = 8;

/** From one workspace into another. */
export function Switcher({ current }: { current: string | null }) {
  const { memberships } = useMe();
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState('');
  const whole = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => setOpen(false), [current]);
  useEffect(() => {
    if (!open) return;
    setWanted('');
    const away = (event: Event) => {
      if (!whole.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', away);
    document.addEventListener('focusin', away);
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('focusin', away);
    };
  }, [open]);

  function onKey(event: KeyboardEvent) {
    if (event.key === 'Escape' && open) {
      setOpen(false);
      button.current?.focus();
    }
  }

  const here = memberships.find((each) => each.workspace_id === current);
  const shown = memberships.filter((each) => each.workspace_name.toLowerCase().includes(wanted.trim().toLowerCase()));
  return (
    <div className="switcher" ref={whole} onKeyDown={onKey}>
      <button ref={button} type="button" aria-expanded={open} aria-controls="workspaces" onClick={() => setOpen(!open)}>
        <span className="switcher-name">{here?.workspace_name ?? 'Choose a workspace'}</span>
        <span className="caret" aria-hidden="true" />
      </button>
      <div id="workspaces" className="menu" hidden={!open}>
        {memberships.length > FEW && (
          <input
            type="search"
            aria-label="Find a workspace"
            placeholder="Find a workspace"
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
        )}
        <ul>
          {shown.map((each) => (
            <li key={each.workspace_id}>
              <Link
                to={homeIn(each.workspace_id, each.permissions)}
                aria-current={each.workspace_id === current ? 'true' : undefined}
                onClick={() => setOpen(false)}
              >
                <span>{each.workspace_name}</span>
                <span className="soft">{each.role_name}</span>
              </Link>
            </li>
          ))}
          {shown.length === 0 && <li className="soft menu-none">None of that name</li>}
        </ul>
        <Link className="menu-more" to={PATHS.newWorkspace} onClick={() => setOpen(false)}>
          New workspace
        </Link>
      </div>
    </div>
  );
}
