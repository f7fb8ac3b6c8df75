-- An address belongs to whoever proves it. Before that, anybody may claim it, and nobody learns whether it is taken.
alter table users drop constraint users_email_key_key;
create unique index users_by_proven_address on users (email_key) where email_verified_at is not null;
create index users_by_claimed_address on users (email_key, registered_at desc) where email_verified_at is null;

-- What a mail's link proves, once.
create table mail_tokens (
  hash       bytea       primary key,  -- SHA-256 of the token
  user_id    uuid        not null references users (id) on delete cascade,
  purpose    text        not null check (purpose in ('verify_email', 'reset_password')),
  email_key  text        not null,  -- the address that it was sent to
  issued_at  timestamptz not null,
  expires_at timestamptz not null
);
create index mail_tokens_of_a_user on mail_tokens (user_id, purpose);
create index mail_tokens_by_expiry on mail_tokens (expires_at);
call service_table('mail_tokens');

-- How often something was tried of late, and from when on it may be tried again. Keys hold no address in the clear.
create table throttles (
  key      text        primary key,
  attempts integer     not null,
  free_at  timestamptz not null,
  last_at  timestamptz not null
);
create index throttles_by_age on throttles (last_at);
call service_table('throttles');
