import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useMay, useMe } from '../app/context.tsx';
import { useList, useLoaded, useTitle } from '../app/load.ts';
import { approvalAt, stagesOf } from '../app/paths.ts';
import { ago, number } from '../app/words.ts';
import type { Approval, Page, Workload } from '../api/model.ts';
import { Badge, Button, PageHead } from '../ui/parts.tsx';
import { Empty, Loading, Trouble } from '../ui/states.tsx';
import { AskApproval } from './AskApproval.tsx';
import { usePeople, type People } from './people.ts';
import { AUDIENCE, PRIORITY, STATUS, TONE, isOverdue } from './words.ts';

const VIEWS = {
  pending: { name: 'To decide', none: 'Nothing waits for a decision' },
  mine: { name: 'Mine', none: 'Nothing waits for you' },
  overdue: { name: 'Overdue', none: 'Nothing is overdue' },
  approved: { name: 'Approved', none: 'Nothing was approved yet' },
  rejected: { name: 'Changes asked for', none: 'No changes were asked for' },
  voided: { name: 'Void', none: 'No approval became void' },
} as const;
type View = keyof typeof VIEWS;

function queryOf(view: View, me: string): string {
  switch (view) {
    case 'mine':
      return `status=pending&assignee_id=${me}`;
    case 'overdue':
      return 'status=pending&overdue=true';
    default:
      return `status=${view}`;
  }
}

/** What waits for a decision, whose it is, and what became of the rest. */
export function Approvals() {
  useTitle('Approvals');
  const { workspace = '' } = useParams();
  const { user } = useMe();
  const may = useMay(workspace);
  const people = usePeople(workspace);
  const [search] = useSearchParams();
  const [asking, setAsking] = useState(false);
  const shown = search.get('show') ?? 'pending';
  const view: View = shown in VIEWS ? (shown as View) : 'pending';
  const approvals = useList<Approval>(`/api/v1/w/${workspace}/approvals?${queryOf(view, user.id)}`);

  return (
    <>
      <PageHead title="Approvals">
        <Link className="button" to={stagesOf(workspace)}>
          Stages
        </Link>
        {may('posts:write') && (
          <Button kind="first" onClick={() => setAsking(true)}>
            Ask for approval
          </Button>
        )}
      </PageHead>
      <nav className="views" aria-label="Which approvals">
        {Object.entries(VIEWS).map(([id, { name }]) => (
          <Link key={id} to={id === 'pending' ? '?' : `?show=${id}`} aria-current={id === view ? 'page' : undefined}>
            {name}
          </Link>
        ))}
      </nav>
      {approvals.items.length === 0 && approvals.state === 'loading' && <Loading what="approvals" />}
      {approvals.items.length === 0 && approvals.state === 'ready' && (
        <Empty title={VIEWS[view].none}>
          {view === 'pending' && <p>A post is decided about stage by stage, first by the team and then by the client.</p>}
        </Empty>
      )}
      {approvals.items.length > 0 && (
        <ul className="rows films" aria-busy={approvals.state === 'loading'}>
          {approvals.items.map((approval) => (
            <li key={approval.id}>
              <Row approval={approval} workspace={workspace} people={people} />
            </li>
          ))}
        </ul>
      )}
      {approvals.failure && (
        <Trouble failure={approvals.failure} again={approvals.items.length > 0 ? approvals.more : approvals.again} />
      )}
      {approvals.next !== null && (
        <p className="more">
          <Button busy={approvals.state === 'loading'} onClick={approvals.more}>
            Show more
          </Button>
        </p>
      )}
      <Work workspace={workspace} people={people} />
      {asking && (
        <AskApproval
          workspace={workspace}
          people={people}
          onClose={() => setAsking(false)}
          onAsked={() => {
            setAsking(false);
            approvals.again();
          }}
        />
      )}
    </>
  );
}

function Row({ approval, workspace, people }: { approval: Approval; workspace: string; people: People }) {
  const late = approval.status === 'pending' && isOverdue(approval.due_at);
  return (
    <Link className="row-link" to={approvalAt(workspace, approval.id)}>
      <span className="row-main">
        <b>{approval.post_title}</b>
        <span className="soft">
          {[
            `${AUDIENCE[approval.stage.audience]}: ${approval.stage.name}`,
            approval.assignee_id !== null && `for ${people.nameOf(approval.assignee_id, true)}`,
            `asked ${ago(approval.submitted_at)}`,
            approval.due_at !== null && approval.status === 'pending' && `due ${ago(approval.due_at)}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <span className="badges">
        {(approval.priority === 'high' || approval.priority === 'urgent') && (
          <Badge tone="warm">{PRIORITY[approval.priority]}</Badge>
        )}
        <Badge tone={late ? 'bad' : TONE[approval.status]}>{late ? 'Overdue' : STATUS[approval.status]}</Badge>
      </span>
    </Link>
  );
}

/** How much lies with whom. */
function Work({ workspace, people }: { workspace: string; people: People }) {
  const load = useLoaded<Page<Workload>>(`/api/v1/w/${workspace}/approvals/workload`);
  if (load.state === 'failed') return <Trouble failure={load.failure} again={load.again} />;
  if (load.state === 'loading' || load.data.items.length === 0) return null;
  return (
    <section aria-labelledby="workload">
      <h2 id="workload">Who has how much</h2>
      <div className="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Whose</th>
              <th scope="col">To decide</th>
              <th scope="col">Overdue</th>
              <th scope="col">Hours</th>
            </tr>
          </thead>
          <tbody>
            {load.data.items.map((item) => (
              <tr key={item.assignee_id ?? 'nobody'}>
                <th scope="row">{item.assignee_id === null ? 'Nobody yet' : people.nameOf(item.assignee_id)}</th>
                <td>{number(item.pending)}</td>
                <td>{number(item.overdue)}</td>
                <td>{number(item.estimated_hours)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
