import { useState, type FormEvent } from 'react';
import { Link, useLocation } from 'react-router';
import { useApi } from '../app/context.tsx';
import { useDeed, useTitle } from '../app/load.ts';
import { PATHS } from '../app/paths.ts';
import { Doorway } from '../access/Doorway.tsx';
import { Button, Field } from '../ui/parts.tsx';
import { Trouble } from '../ui/states.tsx';

/** In without a password: an address gets a link, if it belongs to a member. Whether it does is not told. */
export function PortalLogIn({ workspace, expired }: { workspace: string; expired: boolean }) {
  useTitle('Log in');
  const api = useApi();
  const { pathname } = useLocation();
  const [sent, setSent] = useState<string | null>(null);
  const ask = useDeed(async (email: string) => {
    await api.anonymously('/api/v1/auth/magic-links', { email, workspace_id: workspace, next: pathname });
    setSent(email);
  });
  const wrong = ask.failure?.fields['email'];

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void ask.run(String(new FormData(event.currentTarget).get('email')).trim());
  }

  if (sent !== null)
    return (
      <Doorway>
        <h1 tabIndex={-1} ref={(heading) => heading?.focus()}>
          Look into your mail
        </h1>
        <p role="status">
          If <b>{sent}</b> was invited here, a link is on its way. It works once, within 15 minutes.
        </p>
        <p className="soft">Nothing there? Look under spam, or check the address.</p>
        <Button onClick={() => setSent(null)}>Use another address, or ask again</Button>
      </Doorway>
    );
  return (
    <Doorway>
      <h1>Log in</h1>
      {expired && (
        <p className="note" role="status">
          Your session is over. Ask for a link to go on where you were.
        </p>
      )}
      <p>Tell us your address, and we send you a link. No password is needed.</p>
      <form onSubmit={submit}>
        <Field label="Email address" name="email" type="email" autoComplete="username" required autoFocus wrong={wrong} />
        {ask.failure && wrong === undefined && <Trouble failure={ask.failure} />}
        <Button type="submit" kind="first" busy={ask.busy}>
          Send me a link
        </Button>
      </form>
      <p className="aside">
        <Link to={`${PATHS.logIn}?next=${encodeURIComponent(pathname)}`}>Log in with a password</Link>
      </p>
    </Doorway>
  );
}
