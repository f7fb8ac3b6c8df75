import { useState, type FormEvent } from 'react';
import { useApi } from '../app/context.tsx';
import { useDeed, useLoaded } from '../app/load.ts';
import type { EventType, Page, Webhook } from '../api/model.ts';
import { Button, Dialog, Field, Tick } from '../ui/parts.tsx';
import { Loading, Trouble } from '../ui/states.tsx';

/** An address that is told of events, and of which. */
export function NewWebhook({
  base,
  onClose,
  onMade,
}: {
  base: string;
  onClose: () => void;
  onMade: (webhook: Webhook) => void;
}) {
  const api = useApi();
  const types = useLoaded<Page<EventType>>('/api/v1/event-types');
  const [all, setAll] = useState(true);
  const [lacking, setLacking] = useState(false);
  const add = useDeed(async (body: unknown) => onMade(await api.post<Webhook>(base, body)));
  const wrong = add.failure?.fields ?? {};

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const chosen = all ? ['*'] : form.getAll('type').map(String);
    setLacking(chosen.length === 0);
    if (chosen.length === 0) return;
    const description = String(form.get('description')).trim();
    void add.run({ url: String(form.get('url')).trim(), event_types: chosen, ...(description && { description }) });
  }

  return (
    <Dialog title="Add an endpoint" onClose={onClose}>
      <form onSubmit={submit}>
        <Field
          label="Address"
          name="url"
          type="url"
          required
          autoFocus
          maxLength={2000}
          placeholder="https://example.com/hooks/marquee"
          wrong={wrong['url']}
        />
        <Field label="What it is for" name="description" maxLength={500} wrong={wrong['description']} />
        <fieldset className="types">
          <legend>What it is told</legend>
          <Tick
            label="All events, and those to come"
            checked={all}
            onChange={(event) => {
              setAll(event.target.checked);
              setLacking(false);
            }}
          />
          {!all && types.state === 'loading' && <Loading what="event types" />}
          {!all && types.state === 'failed' && <Trouble failure={types.failure} again={types.again} />}
          {!all &&
            types.state === 'ready' &&
            types.data.items.map((each) => (
              <Tick
                key={each.type}
                name="type"
                value={each.type}
                label={<code>{each.type}</code>}
                hint={each.description}
                onChange={() => setLacking(false)}
              />
            ))}
          {lacking && (
            <p className="wrong" role="alert">
              Choose at least one.
            </p>
          )}
        </fieldset>
        {add.failure && !('url' in wrong) && !('description' in wrong) && <Trouble failure={add.failure} />}
        <div className="deeds">
          <Button type="submit" kind="first" busy={add.busy}>
            Add it
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
