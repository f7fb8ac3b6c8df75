import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { useApi, useConsole } from '../app/context.tsx';
import { useDeed, useTitle } from '../app/load.ts';
import { filmsOf } from '../app/paths.ts';
import { words } from '../app/words.ts';
import type { Me, Workspace } from '../api/model.ts';
import { Button, Choice, Field, PageHead } from '../ui/parts.tsx';
import { Trouble } from '../ui/states.tsx';
import { slugOf } from './slug.ts';

const KINDS = ['brand', 'client', 'artist', 'music_publisher', 'podcast_network', 'agency'];
/** Identity hears of a new workspace within a moment. */
const LOOKS = 20;
const LOOK_EVERY = 500;

export function NewWorkspace() {
  useTitle('New workspace');
  const api = useApi();
  const { look } = useConsole();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [slug, setSlug] = useState<string | null>(null);
  const make = useDeed(async (kind: string) => {
    const made = await api.post<Workspace>('/api/v1/workspaces', { name, slug: slug ?? slugOf(name), kind });
    for (let looked = 0; looked < LOOKS; looked++) {
      const me = await api.get<Me>('/api/v1/auth/me');
      if (me.memberships.some((each) => each.workspace_id === made.id)) break;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
    }
    await look();
    await navigate(filmsOf(made.id));
  });
  const wrong = make.failure?.fields ?? {};

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void make.run(String(new FormData(event.currentTarget).get('kind')));
  }

  return (
    <>
      <PageHead title="New workspace" lead="A brand, a client or an artist: its films, its people and its looks." />
      <form className="sheet" onSubmit={submit}>
        <Field
          label="Name"
          name="name"
          required
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
          wrong={wrong['name']}
        />
        <Field
          label="Short name"
          name="slug"
          required
          value={slug ?? slugOf(name)}
          onChange={(event) => setSlug(event.target.value)}
          hint="For addresses: small letters, digits and dashes."
          spellCheck={false}
          wrong={wrong['slug']}
        />
        <Choice label="Kind" name="kind" defaultValue="brand">
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {words(kind)}
            </option>
          ))}
        </Choice>
        {make.failure && !('name' in wrong || 'slug' in wrong) && <Trouble failure={make.failure} />}
        <Button type="submit" kind="first" busy={make.busy}>
          Make the workspace
        </Button>
      </form>
    </>
  );
}
