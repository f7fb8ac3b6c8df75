import { useState } from 'react';
import { useApi, useMe } from '../app/context.tsx';
import { useDeed } from '../app/load.ts';

/** An address that nobody has proven yet; the mail has the link. */
export function VerifyNotice() {
  const api = useApi();
  const { user } = useMe();
  const [sent, setSent] = useState(false);
  const resend = useDeed(async () => {
    await api.post('/api/v1/auth/email/resend');
    setSent(true);
  });
  if (user.email_verified) return null;
  return (
    <aside className="notice" aria-label="Your address">
      <span>
        Follow the link in the mail to <b>{user.email}</b>, and your address is proven.
      </span>
      {!sent && (
        <button type="button" className="link" onClick={() => void resend.run()}>
          Send it again
        </button>
      )}
      <span role="status">
        {sent && 'Sent again.'}
        {resend.failure && resend.failure.problem.detail}
      </span>
    </aside>
  );
}
