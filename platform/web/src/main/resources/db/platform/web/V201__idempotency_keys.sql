-- The answers to requests with an Idempotency-Key, kept for a day. One copy for all tenants, no row-level security: the
-- id is a digest over principal, workspace, route and key, and answers are sealed with a key that needs the client's.
create table idempotency_keys (
  id bytea primary key check (octet_length(id) = 32),
  workspace_id uuid,
  principal text not null,
  route text not null,
  request_hash bytea not null check (octet_length(request_hash) = 32),
  -- Who carries the request out, and until when others believe that it is at work.
  lock uuid not null,
  locked_until timestamptz not null,
  -- Null while in flight. A status without an answer: carried out, but too large to repeat.
  status smallint,
  answer bytea,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);

create index idempotency_keys_expires_at on idempotency_keys (expires_at);

call service_table('idempotency_keys');
