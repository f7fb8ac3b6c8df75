import type { Priority } from '../api/model.ts';
import { Choice, Field } from '../ui/parts.tsx';
import type { People } from './people.ts';
import { PRIORITY, asLocal, fromLocal } from './words.ts';

export interface Terms {
  assignee_id: string | null;
  due_at: string | null;
  priority: Priority;
  estimated_hours: number | null;
}

/** Who decides, by when, how urgent it is and how long it takes. */
export function TermsFields({
  terms,
  people,
  wrong,
}: {
  terms: Partial<Terms>;
  people: People;
  wrong: Record<string, string>;
}) {
  const known = people.all.some((each) => each.id === terms.assignee_id);
  return (
    <>
      <Choice label="Who decides" name="assignee_id" defaultValue={terms.assignee_id ?? ''} key={people.all.length}>
        <option value="">Whoever may</option>
        {terms.assignee_id && !known && <option value={terms.assignee_id}>{people.nameOf(terms.assignee_id)}</option>}
        {people.all.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name}
          </option>
        ))}
      </Choice>
      <Field
        label="By when"
        name="due_at"
        type="datetime-local"
        defaultValue={asLocal(terms.due_at ?? null)}
        wrong={wrong['due_at']}
      />
      <div className="line">
        <Choice label="Priority" name="priority" defaultValue={terms.priority ?? 'normal'}>
          {Object.entries(PRIORITY).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </Choice>
        <Field
          label="Hours of work"
          name="estimated_hours"
          type="number"
          min="0"
          max="9999"
          step="0.25"
          defaultValue={terms.estimated_hours ?? ''}
          wrong={wrong['estimated_hours']}
        />
      </div>
    </>
  );
}

export function termsOf(form: FormData): Terms {
  const hours = String(form.get('estimated_hours') ?? '');
  const assignee = String(form.get('assignee_id') ?? '');
  return {
    assignee_id: assignee === '' ? null : assignee,
    due_at: fromLocal(String(form.get('due_at') ?? '')),
    priority: String(form.get('priority')) as Priority,
    estimated_hours: hours === '' ? null : Number(hours),
  };
}
