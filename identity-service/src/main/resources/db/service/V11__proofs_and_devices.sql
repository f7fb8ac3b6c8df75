-- How somebody proved who they are, and when last: dangerous acts ask for a recent proof.
alter table sessions
  add column amr              text not null default 'pwd',  -- RFC 8176, separated by spaces
  add column authenticated_at timestamptz;
update sessions set authenticated_at = created_at;
alter table sessions
  alter column authenticated_at set not null,
  alter column authenticated_at set default now(),  -- for the release before this one
  drop constraint sessions_end_reason_check,
  add constraint sessions_end_reason_check check (
    end_reason in ('logout', 'replay', 'password_changed', 'mfa_changed', 'ended_by_user'));
call service_table('sessions');

-- Devices that somebody logged in from: they are not held up when strangers try passwords.
create table known_devices (
  hash         bytea       primary key,  -- SHA-256 of what its cookie holds
  user_id      uuid        not null references users (id) on delete cascade,
  created_at   timestamptz not null,
  last_used_at timestamptz not null
);
create index known_devices_of_a_user on known_devices (user_id, last_used_at desc);
create index known_devices_by_age on known_devices (last_used_at);
call service_table('known_devices');

-- What was asked and waits for its answer: a second factor, a passkey's signature, a provider's redirect.
create table challenges (
  hash       bytea       primary key,  -- SHA-256 of what the answer must bring
  purpose    text        not null,
  user_id    uuid        references users (id) on delete cascade,
  data       text        not null,  -- JSON, as its purpose needs it
  attempts   integer     not null default 0,
  expires_at timestamptz not null
);
create index challenges_of_a_user on challenges (user_id);
create index challenges_by_expiry on challenges (expires_at);
call service_table('challenges');

-- Somebody who comes in through another provider, or by passkey only, has no password.
alter table users alter column password_hash drop not null;
