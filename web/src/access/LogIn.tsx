import { useEffect, useState, type FormEvent } from 'react';
import { Link, useLocation } from 'react-router';
import { useApi, useConsole } from '../app/context.tsx';
import { useDeed, useTitle } from '../app/load.ts';
import { PATHS } from '../app/paths.ts';
import type { Failure } from '../api/problem.ts';
import type { Page, TokenResponse } from '../api/model.ts';
import { Button, Field } from '../ui/parts.tsx';
import { Loading, Trouble } from '../ui/states.tsx';
import { Doorway } from './Doorway.tsx';
import { SecondStep } from './SecondStep.tsx';

/** In by password, and by a second factor where there is one. */
export function LogIn() {
  useTitle('Log in');
  const api = useApi();
  const { standing, enter } = useConsole();
  const { search, state, hash } = useLocation();
  const [half, setHalf] = useState<TokenResponse | null>(null);
  const expired = (state as { expired?: boolean } | null)?.expired === true;

  const logIn = useDeed(async (email: string, password: string) => {
    const tokens = await api.anonymously<TokenResponse>('/api/v1/auth/login', { email, password });
    if (tokens.mfa_required) setHalf(tokens);
    else await enter(tokens);
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void logIn.run(String(form.get('email')), String(form.get('password')));
  }

  if (standing.is === 'unknown')
    return (
      <Doorway>
        <Loading what="your session" />
      </Doorway>
    );
  if (half !== null) return <SecondStep half={half} onBack={() => setHalf(null)} />;
  return (
    <Doorway>
      <h1>Log in</h1>
      {expired && !logIn.failure && (
        <p className="note" role="status">
          Your session is over. Log in to go on where you were.
        </p>
      )}
      {hash.startsWith('#login_error=') && (
        <p className="note" role="alert">
          The log-in over there did not succeed. Try again, or use your password.
        </p>
      )}
      <form onSubmit={submit}>
        <Field label="Email address" name="email" type="email" autoComplete="username" required autoFocus />
        <Field label="Password" name="password" type="password" autoComplete="current-password" required />
        {logIn.failure && <Refused failure={logIn.failure} />}
        <Button type="submit" kind="first" busy={logIn.busy}>
          Log in
        </Button>
      </form>
      <Others />
      <p className="aside">
        <a href="/account/forgot-password">Forgot your password?</a>
        <Link to={PATHS.register + search}>Create an account</Link>
      </p>
    </Doorway>
  );
}

/** A wrong guess is no accident with a trace id, and a throttled one says when to come again. */
function Refused({ failure }: { failure: Failure }) {
  const known = failure.status === 401 || failure.status === 422;
  if (!known) return <Trouble failure={failure} />;
  return (
    <p className="wrong" role="alert">
      {failure.problem.detail}
    </p>
  );
}

/** Other providers of log-in, where the installation has some. */
function Others() {
  const [others, setOthers] = useState<{ provider: string; name: string }[]>([]);
  useEffect(() => {
    const gone = new AbortController();
    fetch('/api/v1/auth/external', { signal: gone.signal })
      .then((answer) => (answer.ok ? (answer.json() as Promise<Page<{ provider: string; name: string }>>) : null))
      .then((page) => setOthers(page?.items ?? []))
      .catch(() => undefined); // the password is there all the same
    return () => gone.abort();
  }, []);
  if (others.length === 0) return null;
  return (
    <ul className="others">
      {others.map((other) => (
        <li key={other.provider}>
          <a className="button" href={`/api/v1/auth/external/${encodeURIComponent(other.provider)}`}>
            Continue with {other.name}
          </a>
        </li>
      ))}
    </ul>
  );
}
