import { useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { useApi, useConsole } from '../app/context.tsx';
import { useDeed, useTitle } from '../app/load.ts';
import { PATHS, nextOf, workspaceOf } from '../app/paths.ts';
import type { TokenResponse } from '../api/model.ts';
import { useLooks } from '../looks/looks.tsx';
import { Button } from '../ui/parts.tsx';
import { Trouble } from '../ui/states.tsx';
import { Doorway } from './Doorway.tsx';
import { SecondStep } from './SecondStep.tsx';
import { tokenIn } from './fragment.ts';

/**
 * In by a link from a mail. The link is good once, and programs that look into mails open links too: so it is
 * a person's click that uses it up, not that the page is shown.
 */
export function Enter() {
  useTitle('Log in');
  const api = useApi();
  const looks = useLooks();
  const navigate = useNavigate();
  const { enter } = useConsole();
  const { search } = useLocation();
  const next = nextOf(search);
  const [token] = useState(takeToken);
  const [half, setHalf] = useState<TokenResponse | null>(null);
  const redeem = useDeed(async () => {
    const tokens = await api.anonymously<TokenResponse>('/api/v1/auth/magic-links/redeem', { token });
    if (tokens.mfa_required) return setHalf(tokens);
    await enter(tokens);
    await navigate(next, { replace: true });
  });

  if (half !== null)
    return (
      <SecondStep
        half={half}
        onBack={() => setHalf(null)}
        onIn={() => void navigate(next, { replace: true })}
      />
    );
  const workspace = workspaceOf(next);
  const another = workspace === null ? `${PATHS.logIn}${search}` : next;
  if (token === null)
    return (
      <Doorway>
        <h1>This link is not whole</h1>
        <p>It lacks its last part. Open it from the mail once more, or ask for another one.</p>
        <Link className="button first" to={another}>
          Ask for another link
        </Link>
      </Doorway>
    );
  return (
    <Doorway>
      <h1>{redeem.failure !== null && isOver(redeem.failure.status) ? 'This link is over' : 'Welcome'}</h1>
      {redeem.failure === null ? (
        <>
          <p>
            {workspace === null || !looks.known ? 'You are one click away.' : `You are one click away from ${looks.name}.`}{' '}
            The link from your mail works once.
          </p>
          <Button kind="first" autoFocus busy={redeem.busy} onClick={() => void redeem.run()}>
            Go on
          </Button>
        </>
      ) : (
        <>
          {isOver(redeem.failure.status) ? (
            <p className="wrong" role="alert">
              {redeem.failure.problem.detail}
            </p>
          ) : (
            <Trouble failure={redeem.failure} again={() => void redeem.run()} />
          )}
          <Link className="button" to={another}>
            Ask for another link
          </Link>
        </>
      )}
      <p className="aside">
        <Link to={PATHS.logIn + search}>Log in with a password</Link>
      </p>
    </Doorway>
  );
}

/** Used, late or unknown: another try would be answered in the same way. */
function isOver(status: number): boolean {
  return status >= 400 && status < 500 && status !== 429;
}

/** Out of the address, so that nobody copies or keeps it. */
function takeToken(): string | null {
  const token = tokenIn(location.hash, 'token');
  if (token !== null) history.replaceState(history.state, '', location.pathname + location.search);
  return token;
}
