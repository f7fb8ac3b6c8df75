-- Users belong to nobody's workspace: what is here has one copy for all tenants.

create table users (
  id                  uuid        primary key,
  email               text        not null,  -- as its owner writes it
  email_key           text        not null unique,  -- as it is compared
  full_name           text        not null,
  locale              text        not null,
  password_hash       text        not null,
  password_changed_at timestamptz not null,
  email_verified_at   timestamptz,
  registered_at       timestamptz not null,
  version             bigint      not null
);
call service_table('users');

-- A session is also the family of the refresh tokens that follow one another in it.
create table sessions (
  id           uuid        primary key,
  user_id      uuid        not null references users (id) on delete cascade,
  user_agent   text,
  ip_address   text,
  created_at   timestamptz not null,
  last_used_at timestamptz not null,
  expires_at   timestamptz not null,
  ended_at     timestamptz,
  end_reason   text check (end_reason in ('logout', 'replay', 'password_changed', 'ended_by_user')),
  version      bigint      not null,
  check ((ended_at is null) = (end_reason is null))
);
create index sessions_of_a_user on sessions (user_id, created_at desc, id) where ended_at is null;
create index sessions_by_expiry on sessions (expires_at);
call service_table('sessions');

-- Used tokens stay as long as their session could: only so is a replay told from nonsense.
create table refresh_tokens (
  hash       bytea       primary key,  -- SHA-256 of the token
  session_id uuid        not null references sessions (id) on delete cascade,
  issued_at  timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index refresh_tokens_of_a_session on refresh_tokens (session_id);
call service_table('refresh_tokens');

-- A key is published first, signs from signs_from until a newer one does, and stays published until published_until.
create table signing_keys (
  id              text        primary key,  -- "kid" in token headers
  algorithm       text        not null,
  public_key      text        not null,  -- JWK
  private_key     bytea       not null,  -- JWK, encrypted
  created_at      timestamptz not null,
  signs_from      timestamptz not null,
  published_until timestamptz
);
call service_table('signing_keys');
