create table workspaces (
  workspace_id       uuid          not null,
  id                 uuid          not null check (id = workspace_id),
  account_id         uuid          not null,
  owner_id           uuid          not null,
  name               text          not null,
  slug               text          not null,
  kind               text          not null,
  status             text          not null,
  isolation          text          not null,
  storage_quota_gb   numeric(12,3) not null check (storage_quota_gb >= 0),
  monthly_budget_usd numeric(12,2) check (monthly_budget_usd >= 0),
  time_zone          text          not null,
  settings           jsonb         not null,
  deleted_at         timestamptz,
  created_at         timestamptz   not null,
  updated_at         timestamptz   not null,
  version            bigint        not null,
  primary key (workspace_id, id)
);
call service.tenant_table('workspaces');
call service.visible_across('workspaces');

create table members (
  workspace_id uuid not null,
  id           uuid not null,
  user_id      uuid not null,
  role         text not null,
  primary key (workspace_id, id)
);
create index members_by_user on members (user_id);
call service.tenant_table('members');
call service.visible_across('members');

create table projects (
  workspace_id uuid        not null,
  id           uuid        not null,
  parent_id    uuid,
  name         text        not null,
  slug         text        not null,
  type         text        not null,
  status       text        not null,
  description  text        not null,
  metadata     jsonb       not null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  version      bigint      not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, parent_id) references projects (workspace_id, id),
  constraint project_slug_unique unique nulls not distinct (workspace_id, parent_id, slug)
);
create index projects_in_order on projects (workspace_id, created_at desc, id);
call service.tenant_table('projects');
