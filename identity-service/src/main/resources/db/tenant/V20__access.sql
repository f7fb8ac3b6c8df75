-- Who pays, as workspace-service tells: seats are the account's, over all of its workspaces.
alter table known_workspaces add column account_id uuid;
create index known_workspaces_of_an_account on known_workspaces (account_id);
call tenant_table('known_workspaces');

-- Roles of a workspace's own: what a base role allows, and more.
create table custom_roles (
  workspace_id uuid        not null,
  id           uuid        not null,
  name         text        not null,
  description  text        not null,
  base_role    text,
  permissions  text[]      not null,  -- beside the base role's
  created_at   timestamptz not null,
  version      bigint      not null,
  primary key (workspace_id, id)
);
create unique index custom_role_names on custom_roles (workspace_id, lower(name));
call tenant_table('custom_roles');
call visible_across('custom_roles');

-- A role is a word that every workspace knows, or the id of its own role, which then has to be there.
alter table memberships add column custom_role_id uuid
  generated always as (case when length(role) = 36 then role::uuid end) stored;
alter table memberships add foreign key (workspace_id, custom_role_id) references custom_roles (workspace_id, id);
create index memberships_with_a_custom_role on memberships (workspace_id, custom_role_id) where custom_role_id is not null;
call tenant_table('memberships');

-- The index one_owner holds "at most one"; this holds "at least one" wherever anybody is a member, at the end of the
-- transaction: in between, ownership is on its way from one to another.
create function holds_an_owner() returns trigger language plpgsql as $$
declare
  of_workspace uuid := case when tg_op = 'DELETE' then old.workspace_id else new.workspace_id end;
  members bigint;
  owners bigint;
begin
  execute format('select count(*), count(*) filter (where role = ''owner'') from %I.%I where workspace_id = $1',
                 tg_table_schema, tg_table_name)
    into members, owners using of_workspace;
  if members > 0 and owners <> 1 then
    raise exception 'a workspace with members has exactly one owner' using errcode = 'check_violation', constraint = 'exactly_one_owner';
  end if;
  return null;
end $$;
create constraint trigger exactly_one_owner after insert or update or delete on memberships
  deferrable initially deferred for each row execute function holds_an_owner();

-- People who are asked to join. The token that they were mailed is known by its hash only.
create table invitations (
  workspace_id   uuid        not null,
  id             uuid        not null,
  email          text        not null,  -- as it was written
  email_key      text        not null,  -- as it is compared
  role           text        not null,
  -- Only while somebody may still get it.
  custom_role_id uuid generated always as
    (case when length(role) = 36 and accepted_at is null and revoked_at is null then role::uuid end) stored,
  invited_by     uuid        not null,
  created_at     timestamptz not null,
  sent_at        timestamptz not null,
  expires_at     timestamptz not null,
  accepted_at    timestamptz,
  accepted_by    uuid,
  revoked_at     timestamptz,
  version        bigint      not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, custom_role_id) references custom_roles (workspace_id, id),
  check (accepted_at is null or revoked_at is null),
  check ((accepted_at is null) = (accepted_by is null))
);
create unique index one_open_invitation on invitations (workspace_id, email_key) where accepted_at is null and revoked_at is null;
create index invitations_in_order on invitations (workspace_id, created_at desc, id);
call tenant_table('invitations');
call visible_across('invitations');

-- What the account's plan includes, as billing tells.
create table account_seats (
  account_id uuid not null,
  id         uuid not null check (id = account_id),
  plan       text not null,
  seats      int  not null,
  primary key (account_id, id)
);
call account_table('account_seats');

-- Keys of machines. Limited to nothing is an empty array.
create table api_keys (
  workspace_id         uuid        not null,
  id                   uuid        not null,
  account_id           uuid        not null,
  name                 text        not null,
  hint                 text        not null,  -- the last characters, to tell keys apart
  secret_hash          text        not null,  -- SHA-256 of the whole key, base64url
  former_secret_hash   text,
  former_secret_until  timestamptz,
  permissions          text[]      not null,
  project_ids          uuid[]      not null,
  social_account_ids   uuid[]      not null,
  requests_per_minute  int check (requests_per_minute > 0),
  created_by           uuid        not null,
  created_at           timestamptz not null,
  rotated_at           timestamptz,
  expires_at           timestamptz,
  revoked_at           timestamptz,
  revoked_by           uuid,
  version              bigint      not null,
  primary key (workspace_id, id),
  check ((former_secret_hash is null) = (former_secret_until is null))
);
create index api_keys_in_order on api_keys (workspace_id, created_at desc, id);
create index api_keys_of_a_maker on api_keys (workspace_id, created_by) where revoked_at is null;
call tenant_table('api_keys');
call visible_across('api_keys');
