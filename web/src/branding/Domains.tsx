import { useState, type FormEvent } from 'react';
import { useApi } from '../app/context.tsx';
import { useDeed, useList } from '../app/load.ts';
import { ago } from '../app/words.ts';
import type { Domain } from '../api/model.ts';
import { Badge, Button, Copied, Dialog, Field } from '../ui/parts.tsx';
import { Loading, Trouble } from '../ui/states.tsx';

const STATUS: Record<Domain['status'], { name: string; tone: string }> = {
  pending: { name: 'Waits for DNS', tone: 'busy' },
  verified: { name: 'In use', tone: 'good' },
  suspended: { name: 'Suspended', tone: 'bad' },
};

/** Domains of the customer's own, where the portal and the console stand under their name. */
export function Domains({ workspace, mayChange }: { workspace: string; mayChange: boolean }) {
  const api = useApi();
  const base = `/api/v1/workspaces/${workspace}/domains`;
  const domains = useList<Domain>(base, 50);
  const add = useDeed(async (host: string) => {
    await api.post(base, { host });
    domains.again();
  });
  const wrong = add.failure?.fields['host'];

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    void add.run(String(new FormData(form).get('host')).trim()).then((done) => done && form.reset());
  }

  return (
    <section aria-labelledby="domains">
      <h2 id="domains">Your own domains</h2>
      {domains.items.length === 0 && domains.state === 'loading' && <Loading what="domains" />}
      {domains.failure && <Trouble failure={domains.failure} again={domains.again} />}
      {domains.state === 'ready' && domains.items.length === 0 && (
        <p className="soft">None yet. On a domain of yours, clients see your name in the address too.</p>
      )}
      <ul className="rows">
        {domains.items.map((domain) => (
          <One key={domain.id} at={`${base}/${domain.id}`} domain={domain} mayChange={mayChange} onChange={domains.again} />
        ))}
      </ul>
      {mayChange && (
        <form className="line" onSubmit={submit}>
          <Field label="Add a domain" name="host" required maxLength={253} placeholder="films.example.com" wrong={wrong} />
          <Button type="submit" busy={add.busy}>
            Add it
          </Button>
        </form>
      )}
      {add.failure && wrong === undefined && <Trouble failure={add.failure} />}
    </section>
  );
}

function One({
  at,
  domain,
  mayChange,
  onChange,
}: {
  at: string;
  domain: Domain;
  mayChange: boolean;
  onChange: () => void;
}) {
  const api = useApi();
  const [removing, setRemoving] = useState(false);
  const verify = useDeed(async () => {
    await api.post(`${at}/verify`);
    onChange();
  });
  const remove = useDeed(async () => {
    await api.delete(at, '*');
    setRemoving(false);
    onChange();
  });
  const { name, tone } = STATUS[domain.status];
  return (
    <li className="domain">
      <div className="row-main">
        <b>{domain.host}</b> <Badge tone={tone}>{name}</Badge>
        {domain.checked_at !== null && <p className="soft">DNS was asked {ago(domain.checked_at)}</p>}
        {domain.problem !== null && <p className="wrong">{domain.problem}</p>}
        {domain.status !== 'verified' && (
          <div className="dns">
            <p>Put these two records into DNS, then let us look. It can take an hour until the world sees them.</p>
            <p className="dns-kind">
              TXT at <code>{domain.txt_name}</code>
            </p>
            <Copied label="which says" value={domain.txt_value} />
            <p className="dns-kind">
              CNAME at <code>{domain.host}</code>
            </p>
            <Copied label="which leads to" value={domain.cname_target} />
          </div>
        )}
        {verify.failure && <Trouble failure={verify.failure} />}
      </div>
      {mayChange && (
        <div className="deeds">
          <Button busy={verify.busy} aria-label={`Look up ${domain.host} in DNS`} onClick={() => void verify.run()}>
            Look now
          </Button>
          <Button kind="danger" aria-label={`Remove ${domain.host}`} onClick={() => setRemoving(true)}>
            Remove
          </Button>
        </div>
      )}
      {removing && (
        <Dialog title={`Remove ${domain.host}?`} onClose={() => setRemoving(false)}>
          <p>It leads here no more, and links in mails lead to Marquee’s own address again.</p>
          {remove.failure && <Trouble failure={remove.failure} />}
          <div className="deeds">
            <Button kind="danger" busy={remove.busy} onClick={() => void remove.run()}>
              Remove it
            </Button>
            <Button onClick={() => setRemoving(false)}>Keep it</Button>
          </div>
        </Dialog>
      )}
    </li>
  );
}
