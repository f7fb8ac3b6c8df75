import { useState, type FormEvent } from 'react';
import { useApi, useConsole } from '../app/context.tsx';
import { useDeed } from '../app/load.ts';
import type { TokenResponse } from '../api/model.ts';
import { Button, Field } from '../ui/parts.tsx';
import { Trouble } from '../ui/states.tsx';
import { Doorway } from './Doorway.tsx';

type Method = 'totp' | 'recovery_code';

/** The password was right; now the second factor. */
export function SecondStep({
  half,
  onBack,
  onIn,
}: {
  half: TokenResponse;
  onBack: () => void;
  onIn?: () => void;
}) {
  const api = useApi();
  const { enter } = useConsole();
  const methods = (half.methods ?? []).filter((each): each is Method => each === 'totp' || each === 'recovery_code');
  const [method, setMethod] = useState<Method>(methods[0] ?? 'totp');

  const verify = useDeed(async (code: string) => {
    const proof = { mfa_token: half.mfa_token, method, code };
    await enter(await api.anonymously<TokenResponse>('/api/v1/auth/mfa/verify', proof));
    onIn?.();
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('code')).trim();
    void verify.run(method === 'totp' ? code.replace(/\s/g, '') : code);
  }

  const other = methods.find((each) => each !== method);
  return (
    <Doorway>
      <h1>One more step</h1>
      <p>
        {method === 'totp'
          ? 'Type the six digits that your authenticator app shows.'
          : 'Type one of your recovery codes. It is good once.'}
      </p>
      <form onSubmit={submit} key={method}>
        <Field
          label={method === 'totp' ? 'Code' : 'Recovery code'}
          name="code"
          required
          autoFocus
          autoComplete="one-time-code"
          inputMode={method === 'totp' ? 'numeric' : 'text'}
          spellCheck={false}
        />
        {verify.failure &&
          (verify.failure.status === 401 ? (
            <p className="wrong" role="alert">
              {verify.failure.problem.detail}
            </p>
          ) : (
            <Trouble failure={verify.failure} />
          ))}
        <Button type="submit" kind="first" busy={verify.busy}>
          Go on
        </Button>
      </form>
      <p className="aside">
        {other !== undefined && (
          <button
            type="button"
            className="link"
            onClick={() => {
              verify.forget();
              setMethod(other);
            }}
          >
            {other === 'totp' ? 'Use the app instead' : 'Use a recovery code instead'}
          </button>
        )}
        <button type="button" className="link" onClick={onBack}>
          Back
        </button>
      </p>
    </Doorway>
  );
}
