-- What somebody may do in workspaces that they are no member of: an account's, or all.
create table access_grants (
  id         uuid        primary key,
  user_id    uuid        not null,
  scope      text        not null check (scope in ('account', 'system')),
  account_id uuid,
  role       text        not null,
  granted_by uuid,  -- null: by an operator
  created_at timestamptz not null,
  version    bigint      not null,
  check ((scope = 'account') = (account_id is not null)),
  unique nulls not distinct (user_id, scope, account_id)
);
create index access_grants_of_an_account on access_grants (account_id) where account_id is not null;
call service_table('access_grants');

-- Whose an invitation is, for somebody who has its token only.
create table invitation_directory (
  token_hash    bytea       primary key,  -- SHA-256 of the token
  invitation_id uuid        not null unique,
  workspace_id  uuid        not null,
  account_id    uuid        not null,
  expires_at    timestamptz not null
);
call service_table('invitation_directory');

-- Whose an API key is, for somebody who knows its id only.
create table api_key_directory (
  key_id       uuid primary key,
  workspace_id uuid not null,
  account_id   uuid not null
);
call service_table('api_key_directory');

-- When a key was used last, as the gateway reports from time to time: beside the keys, so that no report waits for a change.
create table api_key_uses (
  key_id       uuid        primary key,
  last_used_at timestamptz not null,
  last_address text,
  uses         bigint      not null
);
call service_table('api_key_uses');

-- What system roles allowed when their holders were announced last: another release may allow something else.
create table announced_roles (
  id          int  primary key check (id = 1),
  fingerprint text not null
);
call service_table('announced_roles');
-- Whoever was announced by an earlier release has to be announced again; who is new, has been by this one.
insert into announced_roles (id, fingerprint) select 1, 'earlier' where exists (select 1 from users);
