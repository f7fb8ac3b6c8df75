-- Where each workspace's rows lie: in "shared", or in a schema of its own. The database decides it for every transaction
-- anew, so that no process can be wrong about it.

-- The workspaces that lie elsewhere than in "shared".
create table placements (
  workspace_id uuid primary key,
  schema       name not null unique check (schema = 'ws_' || replace(workspace_id::text, '-', '')),
  -- Why nobody may enter it just now, such as a migration that failed; null when all is well.
  held         text
);
do $$ begin
  execute format('grant select on placements to %I, %I', role_of('app'), role_of('across'));
end $$;

-- The dedicated schemas that there are: those of placements, and those that a move fills or has left.
create table workspace_schemas (
  schema       name primary key,
  workspace_id uuid        not null unique,
  -- The newest of the tenant migrations that it has.
  version      text        not null default '0',
  migrating    boolean     not null default false,
  failure      text,
  failed_at    timestamptz,
  made_at      timestamptz not null default now()
);
do $$ begin
  execute format('grant select on workspace_schemas to %I', role_of('app'));
end $$;

-- Tables of workspaces that lie in "shared" even for dedicated workspaces, since they are read over many: a service names
-- them in its own migrations. Tables of accounts do so by themselves.
create table shared_only (
  table_name name primary key
);

create function shared_only_tables() returns setof name language sql stable as $$
  select table_name from service.shared_only
  union
  select c.relname
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_index i on i.indrelid = c.oid and i.indisprimary
    join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
   where n.nspname = 'shared' and c.relkind in ('r', 'p') and not c.relispartition and a.attname = 'account_id'
$$;

-- In a dedicated schema, a window stands for each such table: a view on the one in "shared", with the rights and the
-- policies of whoever looks through it. The empty table that the migrations made waits behind it for the next of them.
create procedure make_windows(s name) language plpgsql as $$
declare
  t name;
  child text;
begin
  for t in select w from service.shared_only_tables() w
            where exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
                           where n.nspname = s and c.relname = w and c.relkind in ('r', 'p')) loop
    select k.conrelid::regclass into child from pg_constraint k
     where k.confrelid = format('%I.%I', s, t)::regclass and k.contype = 'f' and k.conrelid <> k.confrelid
       and not exists (select 1 from pg_class c where c.oid = k.conrelid
                        and (c.relname in (select service.shared_only_tables()) or c.relname like 'behind\_%')) limit 1;
    if child is not null then
      raise exception 'the table % refers to %, which lies in "shared" only', child, t;
    end if;
    execute format('alter table %I.%I rename to %I', s, t, 'behind_' || t);
    execute format('revoke all on %I.%I from %I, %I', s, 'behind_' || t, service.role_of('app'), service.role_of('across'));
    execute format('create view %1$I.%2$I with (security_invoker = true) as select * from shared.%2$I', s, t);
    execute format('grant select, insert, update, delete on %I.%I to %I', s, t, service.role_of('app'));
  end loop;
end $$;

create procedure remove_windows(s name) language plpgsql as $$
declare
  t name;
begin
  for t in select substr(c.relname, 8) from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = s and c.relkind in ('r', 'p') and c.relname like 'behind\_%' loop
    execute format('drop view if exists %I.%I', s, t);
    execute format('alter table %I.%I rename to %I', s, 'behind_' || t, t);
  end loop;
end $$;

-- The lock that a workspace's writers share and a move takes alone. The low half of a UUIDv7 is random.
create function workspace_lock(workspace uuid) returns bigint language sql immutable as $$
  select ('x' || right(replace(workspace::text, '-', ''), 16))::bit(64)::bigint
$$;

-- The lock of its readers, which a move waits for once before it deletes what they may still be reading.
create function reader_lock(workspace uuid) returns int language sql immutable as $$
  select ('x' || right(workspace::text, 8))::bit(32)::int
$$;

-- A move is about to switch: wait for it, but not for long.
create procedure wait_for_workspace(workspace uuid) language plpgsql as $$
declare
  before text := current_setting('lock_timeout');
begin
  perform set_config('lock_timeout', '3s', true);
  begin
    perform pg_advisory_xact_lock_shared(service.workspace_lock(workspace));
  exception when lock_not_available then
    raise exception using errcode = 'MQ002', message = format('the workspace %s is being moved', workspace);
  end;
  perform set_config('lock_timeout', before, true);
end $$;

-- Begins a transaction of a tenant. All that it sets ends with the transaction. Each of its statements sees what was
-- committed before it, so that the place is looked up after the lock was got: whoever waited for a move finds the new one.
-- Under REPEATABLE READ that would not hold, so that a transaction of a workspace cannot have it.
create function bind_tenant(workspace uuid, account uuid) returns void language plpgsql volatile as $$
declare
  place record;
begin
  perform set_config('app.workspace_id', coalesce(workspace::text, ''), true);
  perform set_config('app.account_id', coalesce(account::text, ''), true);
  if workspace is null then return; end if;
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'a transaction of a workspace must be READ COMMITTED';
  end if;
  if current_setting('transaction_read_only')::boolean then
    perform pg_advisory_xact_lock_shared(service.reader_lock(workspace), 1);
  elsif not pg_try_advisory_xact_lock_shared(service.workspace_lock(workspace)) then
    call service.wait_for_workspace(workspace);
  end if;
  select p.schema, p.held into place from service.placements p where p.workspace_id = workspace;
  if not found then return; end if;
  if place.held is not null then
    raise exception using errcode = 'MQ001', message = format('the workspace %s is held: %s', workspace, place.held);
  end if;
  perform set_config('search_path', place.schema || ', service', true);
end $$;
