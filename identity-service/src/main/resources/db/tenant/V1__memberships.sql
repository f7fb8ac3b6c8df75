-- What workspace-service tells of a workspace, as far as identity needs it.
create table known_workspaces (
  workspace_id uuid not null,
  id           uuid not null,
  name         text not null,
  status       text not null,
  owner_id     uuid not null,  -- as last told, which is older news than the memberships here
  primary key (workspace_id, id),
  check (id = workspace_id)
);
call tenant_table('known_workspaces');
call visible_across('known_workspaces');

-- user_id has no foreign key: users outlive no membership, but events about them may come late or twice.
create table memberships (
  workspace_id uuid        not null,
  id           uuid        not null,
  user_id      uuid        not null,
  role         text        not null,
  created_at   timestamptz not null,
  version      bigint      not null,
  primary key (workspace_id, id),
  unique (workspace_id, user_id)
);
-- Exactly one owner: the database holds "at most one", the code never removes the last.
create unique index one_owner on memberships (workspace_id) where role = 'owner';
create index memberships_in_order on memberships (workspace_id, created_at desc, id);
create index memberships_of_a_user on memberships (user_id);
call tenant_table('memberships');
call visible_across('memberships');
