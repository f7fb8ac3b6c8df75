import type { ApprovalStages, Audience } from '../api/model.ts';

/** A stage while it is typed: what is new has no id yet. */
export interface Step {
  key: number;
  id: string | null;
  name: string;
  audience: Audience;
  due: string;
}

let keys = 0;

export function stepsOf({ stages }: ApprovalStages): Step[] {
  return stages.map((stage) => ({
    key: ++keys,
    id: stage.id,
    name: stage.name,
    audience: stage.audience,
    due: stage.due_in_hours === null ? '' : String(stage.due_in_hours),
  }));
}

export function newStep(): Step {
  return { key: ++keys, id: null, name: '', audience: 'internal', due: '' };
}

/** As the API takes it: a stage keeps its id, and with it what was decided there. */
export function flowOf(required: boolean, steps: Step[]) {
  return {
    required,
    stages: steps.map(({ id, name, audience, due }) => ({
      ...(id === null ? {} : { id }),
      name: name.trim(),
      audience,
      due_in_hours: due === '' ? null : Number(due),
    })),
  };
}

export function moved(steps: Step[], at: number, by: -1 | 1): Step[] {
  const to = at + by;
  if (to < 0 || to >= steps.length) return steps;
  const changed = [...steps];
  [changed[at], changed[to]] = [changed[to]!, changed[at]!];
  return changed;
}
