import { useState, type FormEvent } from 'react';
import { useParams } from 'react-router';
import { useApi, useMe } from '../app/context.tsx';
import { useDeed, useList, useLoaded, useTitle } from '../app/load.ts';
import { ago, day } from '../app/words.ts';
import type { Invitation, Member, Page, Role } from '../api/model.ts';
import { Badge, Button, Choice, Field, PageHead } from '../ui/parts.tsx';
import { Loading, Trouble } from '../ui/states.tsx';

/** Who is in the workspace, who is asked to join, and asking somebody. */
export function Members() {
  useTitle('Members');
  const { workspace } = useParams();
  const me = useMe();
  const base = `/api/v1/w/${workspace}`;
  const mayManage = me.memberships
    .find((each) => each.workspace_id === workspace)
    ?.permissions.includes('members:manage');
  const members = useList<Member>(`${base}/members`, 50);
  const invitations = useList<Invitation>(`${base}/invitations?status=open`, 50);

  return (
    <>
      <PageHead title="Members" />
      {members.failure && <Trouble failure={members.failure} again={members.again} />}
      {members.items.length === 0 && members.state === 'loading' && <Loading what="members" />}
      <ul className="rows">
        {members.items.map((member) => (
          <li key={member.id}>
            <span className="initial" aria-hidden="true">
              {(member.full_name ?? member.email ?? '?').charAt(0).toUpperCase()}
            </span>
            <div className="row-main">
              <b>{member.full_name ?? 'Somebody who left'}</b>
              {member.user_id === me.user.id && <span className="soft"> · you</span>}
              <p className="soft">
                {member.email !== null && `${member.email} · `}here since {day(member.created_at)}
              </p>
            </div>
            <Badge tone={member.role === 'owner' ? 'warm' : ''}>{member.role_name}</Badge>
          </li>
        ))}
      </ul>
      {members.next !== null && (
        <Button busy={members.state === 'loading'} onClick={members.more}>
          Show more
        </Button>
      )}
      {mayManage && <Invite base={base} onInvited={invitations.again} />}
      <section aria-labelledby="invited">
        <h2 id="invited">Open invitations</h2>
        {invitations.failure && <Trouble failure={invitations.failure} again={invitations.again} />}
        {invitations.state === 'ready' && invitations.items.length === 0 && <p className="soft">Nobody is asked.</p>}
        <ul className="rows">
          {invitations.items.map((invitation) => (
            <Invited
              key={invitation.id}
              invitation={invitation}
              at={`${base}/invitations/${invitation.id}`}
              mayManage={mayManage === true}
              onChange={invitations.again}
            />
          ))}
        </ul>
      </section>
    </>
  );
}

function Invite({ base, onInvited }: { base: string; onInvited: () => void }) {
  const api = useApi();
  const roles = useLoaded<Page<Role>>(`${base}/roles`);
  const [invited, setInvited] = useState<string | null>(null);
  const invite = useDeed(async (email: string, role: string) => {
    await api.post(`${base}/invitations`, { email, role });
    setInvited(email);
    onInvited();
  });
  const wrong = invite.failure?.fields ?? {};
  const choices = roles.state === 'ready' ? roles.data.items.filter((role) => role.id !== 'owner') : [];

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    setInvited(null);
    void invite.run(String(given.get('email')), String(given.get('role'))).then((done) => {
      if (done) form.reset();
    });
  }

  return (
    <section className="sheet" aria-labelledby="invite">
      <h2 id="invite">Invite somebody</h2>
      <form className="line" onSubmit={submit}>
        <Field label="Email address" name="email" type="email" autoComplete="off" required wrong={wrong['email']} />
        <Choice label="Role" name="role" defaultValue="editor" key={choices.length}>
          {choices.map((role) => (
            <option key={role.id} value={role.id}>
              {role.name}
            </option>
          ))}
        </Choice>
        <Button type="submit" kind="first" busy={invite.busy} disabled={choices.length === 0}>
          Invite
        </Button>
      </form>
      <p role="status">{invited !== null && `A mail is on its way to ${invited}.`}</p>
      {roles.state === 'failed' && <Trouble failure={roles.failure} again={roles.again} />}
      {invite.failure && !('email' in wrong) && <Trouble failure={invite.failure} />}
    </section>
  );
}

function Invited({
  invitation,
  at,
  mayManage,
  onChange,
}: {
  invitation: Invitation;
  at: string;
  mayManage: boolean;
  onChange: () => void;
}) {
  const api = useApi();
  const [resent, setResent] = useState(false);
  const resend = useDeed(async () => {
    await api.post(`${at}/resend`);
    setResent(true);
  });
  const revoke = useDeed(async () => {
    await api.delete(at);
    onChange();
  });
  const failure = resend.failure ?? revoke.failure;
  return (
    <li>
      <div className="row-main">
        <b>{invitation.email}</b>
        <p className="soft">
          {invitation.role_name} · asked {ago(invitation.created_at)} · good until {day(invitation.expires_at)}
        </p>
        {failure && <Trouble failure={failure} />}
      </div>
      {mayManage && (
        <div className="deeds">
          <Button busy={resend.busy} disabled={resent} onClick={() => void resend.run()}>
            {resent ? 'Sent again' : 'Send again'}
          </Button>
          <Button
            kind="danger"
            busy={revoke.busy}
            aria-label={`Take back the invitation of ${invitation.email}`}
            onClick={() => void revoke.run()}
          >
            Take back
          </Button>
        </div>
      )}
    </li>
  );
}
