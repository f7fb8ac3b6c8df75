import { useState, type FormEvent } from 'react';
import { Link, useParams } from 'react-router';
import { useApi, useMay } from '../app/context.tsx';
import { useDeed, useTitle, useVersioned, type Reading } from '../app/load.ts';
import { approvalsOf } from '../app/paths.ts';
import type { Versioned } from '../api/client.ts';
import type { ApprovalStages, Audience } from '../api/model.ts';
import { Button, Choice, Field, PageHead, Tick } from '../ui/parts.tsx';
import { Loading, Trouble } from '../ui/states.tsx';
import { flowOf, moved, newStep, stepsOf, type Step } from './flow.ts';
import { AUDIENCE } from './words.ts';

const MOST = 10;

/** Through which hands a post goes before it may appear. */
export function Stages() {
  useTitle('Stages');
  const { workspace = '' } = useParams();
  const at = `/api/v1/w/${workspace}/approval-stages`;
  const flow = useVersioned<ApprovalStages>(at);
  const [round, setRound] = useState(0);
  const anew = () => {
    setRound(round + 1);
    flow.again();
  };
  return (
    <>
      <p className="crumb">
        <Link to={approvalsOf(workspace)}>Approvals</Link>
      </p>
      <PageHead title="Stages" lead="Through which hands a post goes. What is in review already keeps the stages it began with." />
      {flow.state === 'loading' && <Loading what="the stages" />}
      {flow.state === 'failed' && <Trouble failure={flow.failure} again={flow.again} />}
      {flow.state === 'ready' && <Flow key={round} at={at} flow={flow.data} reading={flow} anew={anew} />}
    </>
  );
}

function Flow({
  at,
  flow,
  reading,
  anew,
}: {
  at: string;
  flow: Versioned<ApprovalStages>;
  reading: Reading<Versioned<ApprovalStages>>;
  anew: () => void;
}) {
  const { workspace } = useParams();
  const api = useApi();
  const mayChange = useMay(workspace)('workspaces:write');
  const [required, setRequired] = useState(flow.data.required);
  const [steps, setSteps] = useState(() => stepsOf(flow.data));
  const [saved, setSaved] = useState(false);
  const save = useDeed(async () => {
    const now = await api.change<ApprovalStages>('PUT', at, flowOf(required, steps), flow.tag);
    reading.put(now);
    setSteps(stepsOf(now.data)); // what was new has an id now
  });
  const wrong = save.failure?.fields ?? {};
  const ofField = Object.keys(wrong).some((field) => field.startsWith('stages.'));
  const put = (at: number, change: Partial<Step>) => {
    setSaved(false);
    setSteps(steps.map((step, position) => (position === at ? { ...step, ...change } : step)));
  };

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void save.run().then(setSaved);
  }

  return (
    <form className="flow" onSubmit={submit}>
      <fieldset disabled={!mayChange}>
        <legend className="unseen">Stages</legend>
        <Tick
          label="Nothing is published without approval"
          hint="Otherwise approval is offered, and posts may appear without it."
          checked={required}
          onChange={(event) => setRequired(event.target.checked)}
        />
        <ol className="flow-steps">
          {steps.map((step, position) => (
            <li key={step.key} className="sheet">
              <b className="flow-number" aria-hidden="true">
                {position + 1}
              </b>
              <Field
                label="Name"
                value={step.name}
                required
                maxLength={60}
                wrong={wrong[`stages.${position}.name`]}
                onChange={(event) => put(position, { name: event.target.value })}
              />
              <Choice
                label="Who decides"
                value={step.audience}
                onChange={(event) => put(position, { audience: event.target.value as Audience })}
              >
                {Object.entries(AUDIENCE).map(([value, name]) => (
                  <option key={value} value={value}>
                    {name}
                  </option>
                ))}
              </Choice>
              <Field
                label="Hours to decide"
                type="number"
                min="1"
                max="2160"
                placeholder="no limit"
                value={step.due}
                wrong={wrong[`stages.${position}.due_in_hours`]}
                onChange={(event) => put(position, { due: event.target.value })}
              />
              {mayChange && (
                <div className="deeds">
                  <Button
                    aria-label={`Move ${step.name || 'the stage'} up`}
                    disabled={position === 0}
                    onClick={() => setSteps(moved(steps, position, -1))}
                  >
                    ↑
                  </Button>
                  <Button
                    aria-label={`Move ${step.name || 'the stage'} down`}
                    disabled={position === steps.length - 1}
                    onClick={() => setSteps(moved(steps, position, 1))}
                  >
                    ↓
                  </Button>
                  <Button
                    kind="danger"
                    aria-label={`Remove ${step.name || 'the stage'}`}
                    disabled={steps.length === 1}
                    onClick={() => setSteps(steps.filter((_, at) => at !== position))}
                  >
                    Remove
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ol>
        {mayChange && (
          <div className="deeds">
            <Button disabled={steps.length >= MOST} onClick={() => setSteps([...steps, newStep()])}>
              Add a stage
            </Button>
            <Button type="submit" kind="first" busy={save.busy}>
              Save the stages
            </Button>
          </div>
        )}
      </fieldset>
      {save.failure && !ofField && <Trouble failure={save.failure} />}
      {save.failure?.status === 412 && <Button onClick={anew}>Show how they are now</Button>}
      <p role="status">{saved && 'Saved.'}</p>
      {!mayChange && <p className="soft">Who may change the workspace may change these.</p>}
    </form>
  );
}
