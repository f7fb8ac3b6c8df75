import { useId, useRef, useState } from 'react';
import { useDeed } from '../app/load.ts';
import { Button, Text } from '../ui/parts.tsx';
import { Trouble } from '../ui/states.tsx';

export interface Verdict {
  approved: boolean;
  comment: string;
}

/** Yes, or no with a reason; about exactly what was shown. */
export function Decide({
  title,
  children,
  onDecide,
  onOvertaken,
}: {
  title: string;
  children?: React.ReactNode;
  onDecide: (verdict: Verdict) => Promise<void>;
  onOvertaken: () => void;
}) {
  const id = useId();
  const note = useRef<HTMLTextAreaElement>(null);
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const [last, setLast] = useState<boolean | null>(null);
  const decide = useDeed(onDecide);
  // What one saw is no more: somebody edited it, or decided.
  const overtaken = decide.failure?.status === 409;

  function choose(approved: boolean) {
    const comment = note.current?.value.trim() ?? '';
    if (!approved && comment === '') {
      setWrong('Say what should change.');
      note.current?.focus();
      return;
    }
    setWrong(undefined);
    setLast(approved);
    void decide.run({ approved, comment });
  }

  return (
    <section className="sheet decide" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
      <Text
        ref={note}
        label="Note"
        hint="Needed when you ask for changes."
        maxLength={2000}
        wrong={wrong ?? decide.failure?.fields['comment']}
        onChange={() => setWrong(undefined)}
      />
      <div className="deeds">
        <Button kind="first" busy={decide.busy && last === true} onClick={() => choose(true)}>
          Approve
        </Button>
        <Button busy={decide.busy && last === false} onClick={() => choose(false)}>
          Ask for changes
        </Button>
      </div>
      {decide.failure && !('comment' in decide.failure.fields) && <Trouble failure={decide.failure} />}
      {overtaken && (
        <Button
          onClick={() => {
            decide.forget();
            onOvertaken();
          }}
        >
          Show how it is now
        </Button>
      )}
    </section>
  );
}
