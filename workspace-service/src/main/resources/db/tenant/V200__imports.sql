-- Archives that become workspaces of the account, from the wish to the end.
create table imports (
  account_id          uuid        not null,
  id                  uuid        not null,
  status              text        not null check (status in ('AWAITING_UPLOAD', 'CHECKING', 'RUNNING', 'COMPLETE', 'FAILED')),
  stage               text        check (stage in ('PEOPLE', 'ROWS')),
  requested_by        uuid        not null,
  name                text,
  slug                text,
  isolation           text        not null check (isolation in ('SHARED', 'DEDICATED')),
  bytes               bigint      not null check (bytes > 0),
  sha256              text        not null,
  created_at          timestamptz not null,
  started_at          timestamptz,
  ended_at            timestamptz,
  source_workspace_id uuid,
  into_workspace_id   uuid,
  ids_kept            boolean,
  placed              boolean     not null default false,
  people              jsonb       not null default '{}',
  failure_code        text,
  failure             text,
  version             bigint      not null default 0,
  primary key (account_id, id)
);
create index imports_in_order on imports (account_id, created_at desc, id);
create index imports_into_a_workspace on imports (account_id, into_workspace_id);
call service.account_table('imports');

-- What each service answered.
create table import_parts (
  account_id  uuid        not null,
  import_id   uuid        not null,
  service     text        not null,
  rows        bigint      not null,
  objects     bigint      not null,
  failure     text,
  reported_at timestamptz not null,
  primary key (account_id, import_id, service),
  foreign key (account_id, import_id) references imports (account_id, id) on delete cascade
);
call service.account_table('import_parts');
