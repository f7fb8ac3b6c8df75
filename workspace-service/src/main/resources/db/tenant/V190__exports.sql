-- Archives of the workspace, from the wish to the day on which they are removed.
create table exports (
  workspace_id uuid        not null,
  id           uuid        not null,
  status       text        not null check (status in ('RUNNING', 'ASSEMBLING', 'COMPLETE', 'FAILED', 'EXPIRED')),
  requested_by uuid        not null,
  created_at   timestamptz not null,
  completed_at timestamptz,
  expires_at   timestamptz,
  bytes        bigint,
  sha256       text,
  failure      text,
  version      bigint      not null default 0,
  primary key (workspace_id, id)
);
create unique index exports_one_at_a_time on exports (workspace_id) where status in ('RUNNING', 'ASSEMBLING');
create index exports_in_order on exports (workspace_id, created_at desc, id);
call service.tenant_table('exports');

-- What each service stored for one, until it is put together.
create table export_parts (
  workspace_id uuid        not null,
  export_id    uuid        not null,
  service      text        not null,
  report       jsonb       not null,
  reported_at  timestamptz not null,
  primary key (workspace_id, export_id, service),
  foreign key (workspace_id, export_id) references exports (workspace_id, id) on delete cascade
);
call service.tenant_table('export_parts');
