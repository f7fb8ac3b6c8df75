create table webhook_endpoints (
  workspace_id  uuid        not null,
  id            uuid        not null,
  url           text        not null,
  description   text        not null,
  event_types   text[]      not null,
  -- Encrypted under the service's key.
  secret        bytea       not null,
  status        text        not null,
  failing_since timestamptz,
  created_at    timestamptz not null,
  version       bigint      not null,
  primary key (workspace_id, id)
);
call service.tenant_table('webhook_endpoints');

create table webhook_deliveries (
  workspace_id    uuid        not null,
  id              uuid        not null,
  endpoint_id     uuid        not null,
  event_id        uuid        not null,
  event_type      text        not null,
  payload         text        not null,
  status          text        not null,
  created_at      timestamptz not null,
  next_attempt_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, endpoint_id, event_id),
  foreign key (workspace_id, endpoint_id) references webhook_endpoints (workspace_id, id) on delete cascade
);
create index webhook_deliveries_in_order on webhook_deliveries (workspace_id, endpoint_id, created_at desc, id);
call service.tenant_table('webhook_deliveries');

-- Written before the call and completed after it, so that no attempt is missing however a worker ends.
create table webhook_attempts (
  workspace_id uuid        not null,
  id           uuid        not null,
  delivery_id  uuid        not null,
  started_at   timestamptz not null,
  duration_ms  bigint,
  status_code  int,
  outcome      text        not null,
  answer       text,
  primary key (workspace_id, id),
  foreign key (workspace_id, delivery_id) references webhook_deliveries (workspace_id, id) on delete cascade
);
create index webhook_attempts_by_delivery on webhook_attempts (workspace_id, delivery_id, started_at);
call service.tenant_table('webhook_attempts');
