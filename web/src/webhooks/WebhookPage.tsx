import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { StepUp, isStepUp } from '../access/StepUp.tsx';
import { useApi } from '../app/context.tsx';
import { useDeed, useList, useTitle, useVersioned, type List } from '../app/load.ts';
import { moment } from '../app/words.ts';
import type { Versioned } from '../api/client.ts';
import type { Delivery, Webhook } from '../api/model.ts';
import { Badge, Button, Dialog, PageHead } from '../ui/parts.tsx';
import { Empty, Loading, Trouble } from '../ui/states.tsx';
import { usePlace } from './place.ts';
import { Secret } from './Webhooks.tsx';
import { DELIVERY, TONE, pretty, stateOf, tried, when } from './words.ts';

/** One endpoint, and what it was told. */
export function WebhookPage() {
  const { workspace = '', webhook: id = '' } = useParams();
  const place = usePlace();
  const at = `/api/v1/w/${workspace}/webhooks/${id}`;
  const webhook = useVersioned<Webhook>(at);
  const deliveries = useList<Delivery>(`${at}/deliveries`, 20);
  useTitle('Webhook');
  const back = (
    <p className="crumb">
      <Link to={place.of(workspace)}>Webhooks</Link>
    </p>
  );
  if (webhook.state === 'loading') return <Loading what="the webhook" />;
  if (webhook.state === 'failed')
    return (
      <>
        {back}
        <PageHead title="Webhook" />
        <Trouble failure={webhook.failure} again={webhook.failure.status === 404 ? undefined : webhook.again} />
      </>
    );
  const { data } = webhook.data;
  return (
    <>
      {back}
      <PageHead
        title={data.url}
        lead={
          <>
            <Badge tone={stateOf(data).tone}>{stateOf(data).name}</Badge>{' '}
            {data.failing_since !== null && `since ${moment(data.failing_since)} · `}
            {data.description || 'made ' + moment(data.created_at)}
          </>
        }
      />
      {data.status === 'disabled' && (
        <p className="note">It failed for five days, or asked to be left alone. Mend it, then switch it on again.</p>
      )}
      <Deeds at={at} webhook={webhook.data} deliveries={deliveries} onChange={webhook.again} />
      <section aria-labelledby="told">
        <h2 id="told">What it is told</h2>
        <p className="badges">
          {data.event_types.map((type) => (
            <Badge key={type} tone="">
              {type === '*' ? 'All events' : type}
            </Badge>
          ))}
        </p>
      </section>
      <Deliveries at={at} deliveries={deliveries} />
    </>
  );
}

function Deeds({
  at,
  webhook,
  deliveries,
  onChange,
}: {
  at: string;
  webhook: Versioned<Webhook>;
  deliveries: List<Delivery>;
  onChange: () => void;
}) {
  const { workspace = '' } = useParams();
  const api = useApi();
  const place = usePlace();
  const navigate = useNavigate();
  const [tested, setTested] = useState(false);
  const [asked, setAsked] = useState<'rotate' | 'remove' | null>(null);
  const [unproven, setUnproven] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const test = useDeed(async () => {
    await api.post(`${at}/test`);
    setTested(true);
    deliveries.again();
  });
  const enable = useDeed(async () => {
    await api.post(`${at}/enable`);
    onChange();
  });
  const rotate = useDeed(async () => {
    try {
      const made = await api.post<{ secret: string }>(`${at}/rotate-secret`);
      setAsked(null);
      setSecret(made.secret);
      onChange();
    } catch (thrown) {
      if (!isStepUp(thrown)) throw thrown;
      setAsked(null);
      setUnproven(true);
    }
  });
  const remove = useDeed(async () => {
    await api.delete(at, webhook.tag);
    await navigate(place.of(workspace), { replace: true });
  });
  const failure = test.failure ?? enable.failure;
  return (
    <>
      <div className="deeds">
        {webhook.data.status === 'disabled' && (
          <Button kind="first" busy={enable.busy} onClick={() => void enable.run()}>
            Switch it on
          </Button>
        )}
        <Button busy={test.busy} onClick={() => void test.run()}>
          Send a test
        </Button>
        {!place.isPartner && <Button onClick={() => setAsked('rotate')}>New secret</Button>}
        <Button kind="danger" onClick={() => setAsked('remove')}>
          Remove
        </Button>
      </div>
      <p className="unseen" role="status">
        {tested && 'A test is on its way.'}
      </p>
      {failure && <Trouble failure={failure} />}
      {asked === 'rotate' && (
        <Dialog title="Make a new secret?" onClose={() => setAsked(null)}>
          <p>Deliveries are signed with the new one at once, and the old one is gone.</p>
          {rotate.failure && <Trouble failure={rotate.failure} />}
          <div className="deeds">
            <Button kind="first" busy={rotate.busy} onClick={() => void rotate.run()}>
              Make it
            </Button>
            <Button onClick={() => setAsked(null)}>Cancel</Button>
          </div>
        </Dialog>
      )}
      {asked === 'remove' && (
        <Dialog title="Remove this endpoint?" onClose={() => setAsked(null)}>
          <p>It is told of nothing any more, and what it was told cannot be read any more.</p>
          {remove.failure && <Trouble failure={remove.failure} />}
          <div className="deeds">
            <Button kind="danger" busy={remove.busy} onClick={() => void remove.run()}>
              Remove it
            </Button>
            <Button onClick={() => setAsked(null)}>Keep it</Button>
          </div>
        </Dialog>
      )}
      {unproven && (
        <StepUp
          why="A new secret"
          onClose={() => setUnproven(false)}
          onProven={() => {
            setUnproven(false);
            void rotate.run();
          }}
        />
      )}
      {rotate.failure && asked === null && <Trouble failure={rotate.failure} />}
      {secret !== null && <Secret secret={secret} onClose={() => setSecret(null)} />}
    </>
  );
}

function Deliveries({ at, deliveries }: { at: string; deliveries: List<Delivery> }) {
  const none = deliveries.state === 'ready' && deliveries.items.length === 0;
  return (
    <section aria-labelledby="deliveries">
      <div className="section-head">
        <h2 id="deliveries">Deliveries</h2>
        <Button busy={deliveries.state === 'loading'} onClick={deliveries.again}>
          Look again
        </Button>
      </div>
      {deliveries.items.length === 0 && deliveries.state === 'loading' && <Loading what="deliveries" />}
      {none && (
        <Empty title="It was told of nothing yet">
          <p>Send a test, and see here what came of it.</p>
        </Empty>
      )}
      <ul className="rows">
        {deliveries.items.map((delivery) => (
          <One key={delivery.id} at={at} delivery={delivery} onResent={deliveries.again} />
        ))}
      </ul>
      {deliveries.failure && (
        <Trouble failure={deliveries.failure} again={deliveries.items.length > 0 ? deliveries.more : deliveries.again} />
      )}
      {deliveries.next !== null && (
        <p className="more">
          <Button busy={deliveries.state === 'loading'} onClick={deliveries.more}>
            Show earlier ones
          </Button>
        </p>
      )}
    </section>
  );
}

function One({ at, delivery, onResent }: { at: string; delivery: Delivery; onResent: () => void }) {
  const api = useApi();
  const resend = useDeed(async () => {
    await api.post(`${at}/deliveries/${delivery.id}/resend`);
    onResent();
  });
  return (
    <li className="delivery">
      <details>
        <summary>
          <span className="row-main">
            <code>{delivery.event_type}</code>
            <span className="soft">{when(delivery)}</span>
          </span>
          <Badge tone={TONE[delivery.status]}>{DELIVERY[delivery.status]}</Badge>
        </summary>
        <div className="delivery-whole">
          <ol className="history">
            {delivery.attempts.map((attempt) => (
              <li key={attempt.started_at}>
                {tried(attempt)} <time className="soft" dateTime={attempt.started_at}>{moment(attempt.started_at)}</time>
                {attempt.answer !== null && attempt.answer !== '' && <pre>{attempt.answer}</pre>}
              </li>
            ))}
          </ol>
          <p className="soft">
            Event <code>{delivery.event_id}</code>
          </p>
          <pre tabIndex={0} aria-label="What was sent">
            {pretty(delivery.payload)}
          </pre>
          <div className="deeds">
            <Button busy={resend.busy} onClick={() => void resend.run()}>
              Send it again
            </Button>
          </div>
          {resend.failure && <Trouble failure={resend.failure} />}
        </div>
      </details>
    </li>
  );
}
