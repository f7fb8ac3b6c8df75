create table members (
  workspace_id uuid not null,
  id           uuid not null,
  user_id      uuid not null,
  primary key (workspace_id, id)
);
call service.tenant_table('members');

create table notifications (
  workspace_id uuid        not null,
  id           uuid        not null,
  user_id      uuid        not null,
  -- What it tells of; a person is told once of each.
  event_id     uuid        not null,
  type         text        not null,
  title        text        not null,
  body         text        not null,
  link         text,
  created_at   timestamptz not null,
  read_at      timestamptz,
  dismissed_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, user_id, event_id)
);
create index notifications_in_order on notifications (workspace_id, user_id, created_at desc, id);
create index notifications_unread on notifications (workspace_id, user_id) where read_at is null and dismissed_at is null;
call service.tenant_table('notifications');
