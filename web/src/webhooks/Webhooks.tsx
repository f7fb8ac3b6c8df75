import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useList, useTitle } from '../app/load.ts';
import { ago } from '../app/words.ts';
import type { Webhook } from '../api/model.ts';
import { Badge, Button, Copied, Dialog, PageHead } from '../ui/parts.tsx';
import { Empty, Loading, Trouble } from '../ui/states.tsx';
import { NewWebhook } from './NewWebhook.tsx';
import { PartnerLink } from './PartnerLink.tsx';
import { usePlace } from './place.ts';
import { stateOf } from './words.ts';

/** Where the workspace's events are sent. */
export function Webhooks() {
  useTitle('Webhooks');
  const { workspace = '' } = useParams();
  const place = usePlace();
  const base = `/api/v1/w/${workspace}/webhooks`;
  const webhooks = useList<Webhook>(base, 50);
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<Webhook | null>(null);
  const none = webhooks.state === 'ready' && webhooks.items.length === 0;
  const add = (
    <Button kind="first" onClick={() => setAdding(true)}>
      Add an endpoint
    </Button>
  );
  return (
    <>
      <PageHead title="Webhooks" lead="Signed events to your own systems, after Standard Webhooks.">
        {!place.isPartner && <PartnerLink workspace={workspace} />}
        {!none && add}
      </PageHead>
      {webhooks.items.length === 0 && webhooks.state === 'loading' && <Loading what="webhooks" />}
      {none && (
        <Empty title="No endpoint yet">
          <p>Name an address, choose what it is told, and it hears of each event within seconds.</p>
          {add}
        </Empty>
      )}
      {webhooks.items.length > 0 && (
        <ul className="rows films" aria-busy={webhooks.state === 'loading'}>
          {webhooks.items.map((webhook) => (
            <li key={webhook.id}>
              <Link className="row-link" to={`${place.of(workspace)}/${webhook.id}`}>
                <span className="row-main">
                  <b>{webhook.url}</b>
                  <span className="soft">
                    {[
                      webhook.description,
                      webhook.event_types.includes('*') ? 'all events' : eventsOf(webhook.event_types.length),
                      webhook.failing_since !== null && `failing since ${ago(webhook.failing_since)}`,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
                <Badge tone={stateOf(webhook).tone}>{stateOf(webhook).name}</Badge>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {webhooks.failure && (
        <Trouble failure={webhooks.failure} again={webhooks.items.length > 0 ? webhooks.more : webhooks.again} />
      )}
      {webhooks.next !== null && (
        <p className="more">
          <Button busy={webhooks.state === 'loading'} onClick={webhooks.more}>
            Show more
          </Button>
        </p>
      )}
      {adding && (
        <NewWebhook
          base={base}
          onClose={() => setAdding(false)}
          onMade={(webhook) => {
            setAdding(false);
            setMade(webhook);
            webhooks.again();
          }}
        />
      )}
      {made?.secret && <Secret secret={made.secret} onClose={() => setMade(null)} />}
    </>
  );
}

/** What deliveries are signed with; nobody can read it again. */
export function Secret({ secret, onClose }: { secret: string; onClose: () => void }) {
  return (
    <Dialog title="The secret" onClose={onClose}>
      <p>Deliveries are signed with it. It is shown now and never again: keep it where your system reads it.</p>
      <Copied label="Secret" value={secret} />
      <div className="deeds">
        <Button kind="first" onClick={onClose}>
          I have kept it
        </Button>
      </div>
    </Dialog>
  );
}

function eventsOf(count: number): string {
  return count === 1 ? '1 type of event' : `${count} types of events`;
}
