-- The audit trail: a chain of entries for each workspace, and one for each account of what concerns no workspace (log-ins, passwords).
-- Each entry's hash covers its values and the hash before it. Nobody changes or removes one: no grant allows it, and a trigger refuses it.

-- Where each chain ends. Who appends holds this row, so that positions have no gaps.
create table audit_heads (
  workspace_id uuid        not null,
  id           uuid        not null,
  position     bigint      not null,
  hash         text        not null,
  created_at   timestamptz not null,
  primary key (workspace_id, id),
  check (id = workspace_id)
);

create table audit_entries (
  workspace_id  uuid        not null,
  id            uuid        not null,  -- the event's, so that nothing is chained twice
  position      bigint      not null,
  created_at    timestamptz not null,  -- when it was chained: later with each position
  occurred_at   timestamptz not null,  -- when it was done
  service       text        not null,
  actor         text        not null,
  on_behalf_of  text,
  action        text        not null,
  target_type   text        not null,
  target_id     uuid        not null,
  before_values jsonb,
  after_values  jsonb,
  trace_id      text,
  origin_digest text,                  -- of the row in audit_origins, which may be forgotten
  previous_hash text        not null,
  hash          text        not null,
  primary key (workspace_id, id),
  unique (workspace_id, position)
);
create index audit_entries_in_order on audit_entries (workspace_id, created_at desc, id);
create index audit_entries_by_time on audit_entries (workspace_id, occurred_at);
create index audit_entries_of_a_target on audit_entries (workspace_id, target_id, created_at desc, id);
create index audit_entries_of_an_actor on audit_entries (workspace_id, actor, created_at desc, id);
create index audit_entries_on_behalf on audit_entries (workspace_id, on_behalf_of, created_at desc, id) where on_behalf_of is not null;
create index audit_entries_by_action on audit_entries (workspace_id, action, created_at desc, id);

-- Personal data lies apart and may be deleted; the salt keeps the digest in the chain from telling it afterwards.
create table audit_origins (
  workspace_id uuid not null,
  id           uuid not null,
  address      text,
  user_agent   text,
  salt         text not null,
  created_at   timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, id) references audit_entries (workspace_id, id)
);
create index audit_origins_by_age on audit_origins (created_at);

-- The same by account.
create table account_audit_heads (
  account_id uuid        not null,
  id         uuid        not null,
  position   bigint      not null,
  hash       text        not null,
  created_at timestamptz not null,
  primary key (account_id, id),
  check (id = account_id)
);

create table account_audit_entries (
  account_id    uuid        not null,
  id            uuid        not null,
  position      bigint      not null,
  created_at    timestamptz not null,
  occurred_at   timestamptz not null,
  service       text        not null,
  actor         text        not null,
  on_behalf_of  text,
  action        text        not null,
  target_type   text        not null,
  target_id     uuid        not null,
  before_values jsonb,
  after_values  jsonb,
  trace_id      text,
  origin_digest text,
  previous_hash text        not null,
  hash          text        not null,
  primary key (account_id, id),
  unique (account_id, position)
);
create index account_audit_entries_in_order on account_audit_entries (account_id, created_at desc, id);
create index account_audit_entries_by_time on account_audit_entries (account_id, occurred_at);

create table account_audit_origins (
  account_id uuid not null,
  id         uuid not null,
  address    text,
  user_agent text,
  salt       text not null,
  created_at timestamptz not null,
  primary key (account_id, id),
  foreign key (account_id, id) references account_audit_entries (account_id, id)
);
create index account_audit_origins_by_age on account_audit_origins (created_at);

call tenant_table('audit_heads');
call tenant_table('audit_entries');
call tenant_table('audit_origins');
call account_table('account_audit_heads');
call account_table('account_audit_entries');
call account_table('account_audit_origins');

create function refuse_to_change_an_entry() returns trigger language plpgsql as $$
begin
  -- Set by purge_audit_trail alone, which runs as owner: the app role may set it too, but may not delete.
  if tg_op = 'DELETE' and current_setting('app.audit_purge', true) = to_jsonb(old) ->> 'workspace_id' then
    return old;
  end if;
  raise exception 'an audit entry is neither changed nor removed (% on %)', lower(tg_op), tg_table_name
    using errcode = 'insufficient_privilege';
end $$;

do $$
declare
  entries text;
begin
  foreach entries in array array['audit_entries', 'account_audit_entries'] loop
    execute format('revoke update, delete on %I from %I', entries, role_of('app'));
    execute format('create trigger entries_are_final before update or delete on %I for each row'
                   ' execute function refuse_to_change_an_entry()', entries);
    execute format('create trigger entries_are_not_emptied before truncate on %I for each statement'
                   ' execute function refuse_to_change_an_entry()', entries);
  end loop;
  execute format('revoke update, delete on audit_origins, account_audit_origins from %I', role_of('app'));
  execute format('revoke delete on audit_heads, account_audit_heads from %I', role_of('app'));
end $$;

-- The bound workspace is gone for good, and its trail with it; what remains is its last hash, in the trail of its account.
create function purge_audit_trail() returns bigint
  language plpgsql security definer set search_path = shared, service, pg_temp as $$
declare
  workspace uuid := nullif(current_setting('app.workspace_id', true), '')::uuid;
  removed bigint;
begin
  if exists (select 1 from known_workspaces where workspace_id = workspace and status <> 'deleted') then
    raise exception 'the workspace % lives: its audit trail stays', workspace;
  end if;
  perform set_config('app.audit_purge', workspace::text, true);
  delete from audit_origins where workspace_id = workspace;
  delete from audit_entries where workspace_id = workspace;
  get diagnostics removed = row_count;
  delete from audit_heads where workspace_id = workspace;
  perform set_config('app.audit_purge', '', true);
  return removed;
end $$;

-- Forgets from where somebody acted; entries and chain stay as they are.
create function forget_audit_origins(chained_before timestamptz) returns bigint
  language plpgsql security definer set search_path = shared, service, pg_temp as $$
declare
  forgotten bigint;
  more bigint;
begin
  delete from audit_origins where created_at < chained_before;
  get diagnostics forgotten = row_count;
  delete from account_audit_origins where created_at < chained_before;
  get diagnostics more = row_count;
  return forgotten + more;
end $$;

revoke execute on function purge_audit_trail(), forget_audit_origins(timestamptz) from public;
do $$
begin
  execute format('grant execute on function purge_audit_trail(), forget_audit_origins(timestamptz) to %I', role_of('app'));
end $$;
