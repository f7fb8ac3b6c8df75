-- Moves of a workspace between shared tables and schemas of its own, over all services.
create table isolation_moves (
  workspace_id uuid        not null,
  id           uuid        not null,
  target       text        not null check (target in ('SHARED', 'DEDICATED')),
  keep_old     boolean     not null,
  status       text        not null check (status in ('RUNNING', 'SWITCHED', 'CLEARING', 'REVERTING', 'DONE', 'FAILED')),
  -- The operation that takes it back, where a service could not follow.
  revert_id    uuid,
  started_by   uuid,
  started_at   timestamptz not null,
  ended_at     timestamptz,
  primary key (workspace_id, id)
);
create unique index isolation_moves_one_at_a_time on isolation_moves (workspace_id) where status not in ('DONE', 'FAILED');
create index isolation_moves_in_order on isolation_moves (workspace_id, started_at desc, id);
call service.tenant_table('isolation_moves');

-- What each service said of it last.
create table isolation_reports (
  workspace_id  uuid        not null,
  move_id       uuid        not null,
  service       text        not null,
  step          text        not null,
  rows          bigint      not null,
  window_millis bigint,
  failure       text,
  reported_at   timestamptz not null,
  primary key (workspace_id, move_id, service),
  foreign key (workspace_id, move_id) references isolation_moves (workspace_id, id)
);
call service.tenant_table('isolation_reports');
