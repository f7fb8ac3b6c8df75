import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { useDeed } from '../app/load.ts';
import { ago, length } from '../app/words.ts';
import { Badge, Button, Text } from '../ui/parts.tsx';
import { Trouble } from '../ui/states.tsx';
import { inOrder, pinAt, shareOf } from './pins.ts';

/** A remark as pages show it, whoever's it is. */
export interface Remark {
  id: string;
  text: string;
  at_seconds: number | null;
  created_at: string;
  by: string;
  badge?: string | undefined;
}

/** The film's length as a line, with a mark for each remark that is pinned to a second of it. */
export function Pins({
  remarks,
  seconds,
  onSeek,
}: {
  remarks: Remark[];
  seconds: number;
  onSeek: (seconds: number) => void;
}) {
  const pinned = inOrder(remarks).filter((each) => each.at_seconds !== null);
  if (pinned.length === 0 || seconds <= 0) return null;
  return (
    <ol className="pins" aria-label="Comments along the film">
      {pinned.map((remark) => (
        <li key={remark.id} style={{ insetInlineStart: `${shareOf(remark.at_seconds!, seconds)}%` }}>
          <button
            type="button"
            title={`${length(remark.at_seconds!)} ${remark.by}: ${remark.text}`}
            aria-label={`To ${length(remark.at_seconds!)}: ${remark.text}`}
            onClick={() => onSeek(remark.at_seconds!)}
          />
        </li>
      ))}
    </ol>
  );
}

export function Remarks({
  remarks,
  onSeek,
  children,
}: {
  remarks: Remark[];
  onSeek: (seconds: number) => void;
  children?: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>Comments</h2>
      {remarks.length === 0 && <p className="soft">Nobody has said anything yet.</p>}
      <ul className="remarks">
        {inOrder(remarks).map((remark) => (
          <li key={remark.id}>
            <p className="remark-head">
              {remark.at_seconds !== null && (
                <button
                  type="button"
                  className="pin"
                  aria-label={`Show the film at ${length(remark.at_seconds)}`}
                  onClick={() => onSeek(remark.at_seconds!)}
                >
                  {length(remark.at_seconds)}
                </button>
              )}
              <b>{remark.by}</b> {remark.badge !== undefined && <Badge tone="">{remark.badge}</Badge>}
              <time className="soft" dateTime={remark.created_at}>
                {ago(remark.created_at)}
              </time>
            </p>
            <p className="said">{remark.text}</p>
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}

/** Says something, of the whole or of the second that the film stands at. */
export function NewRemark({
  film,
  now,
  onSay,
  children,
}: {
  /** Its length, null where there is none to pin to. */
  film: number | null;
  now: number;
  onSay: (text: string, at: number | null, form: FormData) => Promise<void>;
  children?: ReactNode;
}) {
  const id = useId();
  const [pinned, setPinned] = useState(false);
  const say = useDeed(async (form: FormData) => {
    await onSay(String(form.get('text')).trim(), pinned && film !== null ? pinAt(now, film) : null, form);
  });
  const wrong = say.failure?.fields ?? {};

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    void say.run(new FormData(form)).then((done) => {
      if (!done) return;
      form.reset();
      setPinned(false);
    });
  }

  return (
    <form className="new-remark" onSubmit={submit}>
      <Text label="Say something" name="text" required maxLength={4000} wrong={wrong['text'] ?? wrong['at_seconds']} />
      <div className="line">
        {film !== null && (
          <div className="tick">
            <input id={id} type="checkbox" checked={pinned} onChange={(event) => setPinned(event.target.checked)} />
            <label htmlFor={id}>
              Pin it to <b className="figure">{length(pinAt(now, film))}</b> of the film
            </label>
          </div>
        )}
        {children}
        <Button type="submit" busy={say.busy}>
          Comment
        </Button>
      </div>
      {say.failure && Object.keys(wrong).length === 0 && <Trouble failure={say.failure} />}
    </form>
  );
}
