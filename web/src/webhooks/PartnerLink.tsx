import { useState, type FormEvent } from 'react';
import { StepUp, isStepUp } from '../access/StepUp.tsx';
import { useApi, useMay } from '../app/context.tsx';
import { useDeed, useList } from '../app/load.ts';
import { portalWebhooksOf } from '../app/paths.ts';
import { ago, moment } from '../app/words.ts';
import type { ApiKey, IssuedApiKey } from '../api/model.ts';
import { Button, Choice, Copied, Dialog, Field } from '../ui/parts.tsx';
import { Trouble } from '../ui/states.tsx';

interface Wish {
  name: string;
  days: number;
}

const DAYS = [1, 2, 3, 5, 7];

/** A link that lets a partner manage webhooks here, and nothing else, for some days. */
export function PartnerLink({ workspace }: { workspace: string }) {
  const api = useApi();
  const may = useMay(workspace);
  const [open, setOpen] = useState(false);
  const [unproven, setUnproven] = useState<Wish | null>(null);
  const [link, setLink] = useState<string | null>(null);
  const make = useDeed(async (wish: Wish) => {
    try {
      const key = await api.post<IssuedApiKey>(`/api/v1/w/${workspace}/api-keys`, keyFor(wish, Date.now()));
      setLink(`${location.origin}${portalWebhooksOf(workspace)}#key=${key.secret}`);
    } catch (thrown) {
      if (!isStepUp(thrown)) throw thrown;
      setUnproven(wish);
    }
  });
  if (!may('api_keys:manage')) return null;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void make.run({ name: String(form.get('name')).trim(), days: Number(form.get('days')) });
  }
  function close() {
    setOpen(false);
    setLink(null);
    make.forget();
  }

  return (
    <>
      <Button onClick={() => setOpen(true)}>Link for a partner</Button>
      {open && (
        <Dialog title="Link for a partner" onClose={close}>
          {link === null ? (
            <form onSubmit={submit}>
              <p>
                Who has the link may add, test and remove endpoints of this workspace and read what was delivered, and
                nothing else. It is an API key: it can be taken back at any time.
              </p>
              <Field
                label="For whom"
                name="name"
                required
                maxLength={80}
                autoFocus
                placeholder="Acme, Inc."
                wrong={make.failure?.fields['name']}
              />
              <Choice label="Good for" name="days" defaultValue="3">
                {DAYS.map((days) => (
                  <option key={days} value={days}>
                    {days === 1 ? '1 day' : `${days} days`}
                  </option>
                ))}
              </Choice>
              {make.failure && !('name' in make.failure.fields) && <Trouble failure={make.failure} />}
              <div className="deeds">
                <Button type="submit" kind="first" busy={make.busy}>
                  Make the link
                </Button>
                <Button onClick={close}>Cancel</Button>
              </div>
              <OpenLinks keys={`/api/v1/w/${workspace}/api-keys`} />
            </form>
          ) : (
            <>
              <p>It is shown now and never again. Send it only to the partner: whoever has it may use it.</p>
              <Copied label="Link" value={link} />
              <div className="deeds">
                <Button kind="first" onClick={close}>
                  Done
                </Button>
              </div>
            </>
          )}
        </Dialog>
      )}
      {unproven !== null && (
        <StepUp
          why="A link for a partner"
          onClose={() => setUnproven(null)}
          onProven={() => {
            const wish = unproven;
            setUnproven(null);
            void make.run(wish);
          }}
        />
      )}
    </>
  );
}

/** Links that are still good, and taking them back. */
function OpenLinks({ keys }: { keys: string }) {
  const api = useApi();
  const list = useList<ApiKey>(keys, 100);
  const back = useDeed(async (id: string) => {
    await api.delete(`${keys}/${id}`);
    list.again();
  });
  const open = list.items.filter(isPartners);
  if (open.length === 0) return null;
  return (
    <section aria-labelledby="open-links">
      <h3 id="open-links">Still good</h3>
      <ul className="rows">
        {open.map((key) => (
          <li key={key.id}>
            <div className="row-main">
              <b>{key.name.replace(PREFIX, '')}</b>
              <p className="soft">
                {key.expires_at !== null && `until ${moment(key.expires_at)} · `}
                {key.last_used_at === null ? 'not used yet' : `used ${ago(key.last_used_at)}`}
              </p>
            </div>
            <Button kind="danger" aria-label={`Take back the link of ${key.name}`} onClick={() => void back.run(key.id)}>
              Take back
            </Button>
          </li>
        ))}
      </ul>
      {back.failure && <Trouble failure={back.failure} />}
    </section>
  );
}

const PREFIX = 'Webhooks: ';

export function isPartners({ name, status, permissions }: ApiKey): boolean {
  return (
    status === 'active' && name.startsWith(PREFIX) && permissions.length === 1 && permissions[0] === 'webhooks:manage'
  );
}

/** The key in the link may do one thing, and not for long. */
export function keyFor({ name, days }: Wish, now: number) {
  return {
    name: PREFIX + name,
    permissions: ['webhooks:manage'],
    expires_at: new Date(now + days * 86_400_000).toISOString(),
  };
}
