import type { FormEvent } from 'react';
import { Link, useLocation } from 'react-router';
import { useApi, useConsole } from '../app/context.tsx';
import { useDeed, useTitle } from '../app/load.ts';
import { PATHS } from '../app/paths.ts';
import type { TokenResponse } from '../api/model.ts';
import { Button, Field } from '../ui/parts.tsx';
import { Trouble } from '../ui/states.tsx';
import { Doorway } from './Doorway.tsx';

/** A user and an account of their own. */
export function Register() {
  useTitle('Create an account');
  const api = useApi();
  const { enter } = useConsole();
  const { search } = useLocation();
  const register = useDeed(async (body: Record<string, string>) => {
    await enter(await api.anonymously<TokenResponse>('/api/v1/auth/register', body));
  });
  const wrong = register.failure?.fields ?? {};
  const isOfField = register.failure !== null && Object.keys(wrong).some((name) => name in LABELS);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = Object.fromEntries(Object.keys(LABELS).map((name) => [name, String(form.get(name))]));
    void register.run({ ...body, locale: navigator.language });
  }

  return (
    <Doorway>
      <h1>Create an account</h1>
      <form onSubmit={submit}>
        <Field label={LABELS.full_name} name="full_name" autoComplete="name" required autoFocus wrong={wrong['full_name']} />
        <Field label={LABELS.email} name="email" type="email" autoComplete="username" required wrong={wrong['email']} />
        <Field
          label={LABELS.password}
          name="password"
          type="password"
          autoComplete="new-password"
          required
          minLength={15}
          hint="At least 15 characters; a few words make a good one."
          wrong={wrong['password']}
        />
        {register.failure && !isOfField && <Trouble failure={register.failure} />}
        <Button type="submit" kind="first" busy={register.busy}>
          Create the account
        </Button>
      </form>
      <p className="aside">
        <Link to={PATHS.logIn + search}>Log in instead</Link>
      </p>
    </Doorway>
  );
}

const LABELS = { full_name: 'Your name', email: 'Email address', password: 'Password' } as const;
