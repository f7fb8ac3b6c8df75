import { useEffect, useId, useRef, useState, type ComponentProps, type ReactNode } from 'react';
import { useLooks } from '../looks/looks.tsx';
import mark from '../mark.svg';

export function Mark() {
  return <img className="mark" src={mark} alt="" width="28" height="28" />;
}

/** Name and logo of whose house this is. */
export function Logo() {
  const { name, logo } = useLooks();
  return (
    <>
      {logo === null ? name === 'Marquee' && <Mark /> : <img className="logo" src={logo} alt="" />}
      <span>{name}</span>
    </>
  );
}

/** The heading of a page; it takes the focus, so that who cannot see learns where they are. */
export function PageHead({ title, lead, children }: { title: string; lead?: ReactNode; children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <header className="page-head">
      <div>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead !== undefined && <p className="lead">{lead}</p>}
      </div>
      {children !== undefined && <div className="page-deeds">{children}</div>}
    </header>
  );
}

export function Field({
  label,
  hint,
  wrong,
  ...input
}: { label: string; hint?: ReactNode; wrong?: string | undefined } & ComponentProps<'input'>) {
  const id = useId();
  const remarks = { id, hint, wrong };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        {...describedBy(remarks)}
        {...input}
      />
      <Remarks {...remarks} />
    </div>
  );
}

export function Choice({ label, children, ...select }: { label: string } & ComponentProps<'select'>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} {...select}>
        {children}
      </select>
    </div>
  );
}

interface RemarksOf {
  id: string;
  hint?: ReactNode;
  wrong?: string | undefined;
}

/** Under a field: what it is for, and what is wrong with what stands in it. */
function Remarks({ id, hint, wrong }: RemarksOf) {
  return (
    <>
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong !== undefined && (
        <p className="wrong" id={`${id}-wrong`}>
          {wrong}
        </p>
      )}
    </>
  );
}

/** Has those who do not see them hear of the remarks. */
function describedBy({ id, hint, wrong }: RemarksOf) {
  const ids = [hint !== undefined && `${id}-hint`, wrong !== undefined && `${id}-wrong`].filter(Boolean);
  return {
    'aria-invalid': wrong !== undefined || undefined,
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
  };
}

/** Several lines of text. */
export function Text({
  label,
  hint,
  wrong,
  ...area
}: { label: string; hint?: ReactNode; wrong?: string | undefined } & ComponentProps<'textarea'>) {
  const id = useId();
  const remarks = { id, hint, wrong };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={3}
        {...describedBy(remarks)}
        {...area}
      />
      <Remarks {...remarks} />
    </div>
  );
}

export function Tick({ label, hint, ...input }: { label: ReactNode; hint?: ReactNode } & ComponentProps<'input'>) {
  const id = useId();
  return (
    <div className="tick">
      <input id={id} type="checkbox" aria-describedby={hint === undefined ? undefined : `${id}-hint`} {...input} />
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** Something that is shown once, to be taken along. */
export function Copied({ label, value }: { label: string; value: string }) {
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard?.writeText(value).then(() => setCopied(true));
  return (
    <div className="copied">
      <Field label={label} readOnly value={value} spellCheck={false} onFocus={(event) => event.currentTarget.select()} />
      <Button onClick={copy}>{copied ? 'Copied' : 'Copy'}</Button>
      <span className="unseen" role="status">
        {copied && 'Copied.'}
      </span>
    </div>
  );
}

/** A button that says that it is at work. */
export function Button({
  busy = false,
  kind,
  children,
  ...button
}: { busy?: boolean; kind?: 'first' | 'danger' } & ComponentProps<'button'>) {
  return (
    <button
      type="button"
      className={kind ? `button ${kind}` : 'button'}
      {...button}
      aria-busy={busy || undefined}
      aria-disabled={busy || button.disabled || undefined}
    >
      {children}
      {busy && <span className="spin" aria-hidden="true" />}
    </button>
  );
}

export function Badge({ tone, children }: { tone: string; children: ReactNode }) {
  return <span className={`badge ${tone}`}>{children}</span>;
}

export function Bar({ percent, label, text }: { percent: number; label: string; text?: string }) {
  const shown = Math.max(0, Math.min(100, percent));
  return (
    <div
      className="bar"
      role="progressbar"
      aria-label={label}
      aria-valuenow={Math.round(shown)}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuetext={text}
    >
      <span style={{ inlineSize: `${shown}%` }} />
    </div>
  );
}

/** A dialog of the browser's own: focus stays inside, Escape closes it. */
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}
