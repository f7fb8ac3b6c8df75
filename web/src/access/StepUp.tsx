import { useEffect, useState, type FormEvent } from 'react';
import { useApi, useConsole } from '../app/context.tsx';
import { useDeed } from '../app/load.ts';
import type { TokenResponse } from '../api/model.ts';
import { Button, Dialog, Field } from '../ui/parts.tsx';
import { Trouble } from '../ui/states.tsx';

/** Proves once more who one is, before something that cannot be undone. */
export function StepUp({ why, onProven, onClose }: { why: string; onProven: () => void; onClose: () => void }) {
  const api = useApi();
  const { session } = useConsole();
  const [byApp, setByApp] = useState(false);
  useEffect(() => {
    api.get<{ totp_enabled: boolean }>('/api/v1/auth/mfa').then(
      (mfa) => setByApp(mfa.totp_enabled),
      () => undefined,
    );
  }, [api]);
  const prove = useDeed(async (secret: string) => {
    const proof = byApp ? { method: 'totp', code: secret.replace(/\s/g, '') } : { password: secret };
    session.begin(await api.post<TokenResponse>('/api/v1/auth/step-up', proof));
    onProven();
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void prove.run(String(new FormData(event.currentTarget).get('secret')));
  }

  return (
    <Dialog title="Is it you?" onClose={onClose}>
      <p>{why} needs a proof from the last ten minutes.</p>
      <form onSubmit={submit}>
        <Field
          label={byApp ? 'Code of your authenticator app' : 'Password'}
          name="secret"
          type={byApp ? 'text' : 'password'}
          autoComplete={byApp ? 'one-time-code' : 'current-password'}
          inputMode={byApp ? 'numeric' : 'text'}
          required
          autoFocus
        />
        {prove.failure && <Trouble failure={prove.failure} />}
        <div className="deeds">
          <Button type="submit" kind="first" busy={prove.busy}>
            Go on
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Whether a thrown thing only asks for another proof. */
export function isStepUp(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'step_up_required';
}
