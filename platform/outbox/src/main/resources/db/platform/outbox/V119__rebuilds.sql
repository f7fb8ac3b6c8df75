-- Runs in which this service says the state of its aggregates once more, for those who rebuild.
create table snapshot_runs (
  id           int         generated always as identity primary key,
  -- The same wish sent twice is one run; the marks at its end bear it.
  request      uuid        not null unique,
  topic        text        not null,
  workspace_id uuid,
  state        text        not null default 'running' check (state in ('running', 'done', 'cancelled')),
  -- The last aggregate that was told of.
  at_workspace uuid,
  at_id        uuid,
  said         bigint      not null default 0,
  -- When all were told of: the number that the outbox had then.
  last_seq     bigint,
  error        text,
  started_at   timestamptz not null default now(),
  ended_at     timestamptz
);
create index snapshot_runs_running on snapshot_runs (id) where state = 'running';

-- Projections that are filled anew beside themselves, in a schema of their own.
create table rebuilds (
  id           int         generated always as identity primary key,
  request      uuid        not null unique,
  projection   text        not null,
  workspace_id uuid,
  state        text        not null default 'preparing'
               check (state in ('preparing', 'filling', 'compared', 'switched', 'equal', 'cancelled', 'failed')),
  -- What the operator wants next: compare, switch, switch_if_equal.
  wish         text        not null default 'compare' check (wish in ('none', 'compare', 'switch', 'switch_if_equal')),
  -- By topic and partition: the next offset, and whether the mark behind the snapshots was seen.
  places       jsonb,
  heard        bigint      not null default 0,
  comparison   jsonb,
  compared_at  timestamptz,
  error        text,
  started_at   timestamptz not null default now(),
  ended_at     timestamptz
);
create unique index rebuilds_one_at_a_time on rebuilds (projection) where state in ('preparing', 'filling', 'compared');

do $$
begin
  execute format('grant select, insert, update on snapshot_runs to %I', role_of('app'));
  execute format('grant select, insert, update on rebuilds to %I', role_of('app'));
end $$;

-- Asks, in a rebuild's transaction, whether an event is to be handled. The row of an aggregate in inbox_sequences says from
-- which number on its events count: behind its snapshot, or from the first (0) if it began meanwhile; negative: events came and
-- their snapshot has not. LATEST moves the number on.
--   new, duplicate; before (the snapshot will tell, or has told); gap (cannot be known: begin anew)
create function inbox_admit_rebuild(
  e uuid, c text, g int, k uuid, s bigint, ordering text, kind text) returns text
  language plpgsql set search_path = service, pg_temp as $$
declare
  known bigint;
begin
  select last into known from inbox_sequences where consumer = c and generation = g and key = k for update;
  if kind = 'snapshot' then
    if known >= 0 then return 'before'; end if;
    insert into inbox_sequences as i (consumer, generation, key, last) values (c, g, k, s)
      on conflict (consumer, generation, key) do update set last = excluded.last;
    return 'new';
  end if;
  if kind = 'event' then
    if known is null or known < 0 then
      if s > 1 then
        insert into inbox_sequences as i (consumer, generation, key, last) values (c, g, k, -s)
          on conflict (consumer, generation, key) do update set last = excluded.last;
        return 'before';
      end if;
      -- The relay had lost the first one, and sent it after others.
      if known < 0 then return 'gap'; end if;
      insert into inbox_sequences (consumer, generation, key, last) values (c, g, k, 0);
      known := 0;
    end if;
    if s <= known then return 'before'; end if;
    if ordering = 'STRICT' and s > known + 1 then return 'gap'; end if;
  elsif s <= known then
    return 'before';
  end if;
  insert into inbox (event_id, consumer, generation) values (e, c, g) on conflict do nothing;
  if not found then return 'duplicate'; end if;
  if ordering <> 'COMMUTATIVE' then
    insert into inbox_sequences as i (consumer, generation, key, last) values (c, g, k, s)
      on conflict (consumer, generation, key) do update set last = excluded.last;
  end if;
  return 'new';
end $$;

-- What follows runs as the owner, for the service: it makes, compares and takes over a projection's tables beside themselves.
-- Rows stay with their workspace throughout; which tables, the code says.
create function rebuild_schema(n int) returns name language sql immutable as $$ select ('rebuild_' || n)::name $$;

create procedure rebuild_check(tables text[]) language plpgsql as $$
declare
  t text;
begin
  foreach t in array tables loop
    if not exists (select 1 from pg_class c join pg_namespace s on s.oid = c.relnamespace
                    where s.nspname = 'shared' and c.relname = t and c.relforcerowsecurity
                      and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id')) then
      raise exception '% is no tenant table of this service', t;
    end if;
  end loop;
end $$;

create function rebuild_prepare(n int, tables text[]) returns void
  language plpgsql security definer set search_path = service, pg_temp as $$
declare
  t text;
begin
  call rebuild_check(tables);
  execute format('drop schema if exists %I cascade', rebuild_schema(n));
  execute format('create schema %I', rebuild_schema(n));
  foreach t in array tables loop
    execute format('create table %I.%I (like shared.%I including all)', rebuild_schema(n), t, t);
    call tenant_table(format('%I.%I', rebuild_schema(n), t)::regclass);
  end loop;
  execute format('grant usage on schema %I to %I', rebuild_schema(n), role_of('app'));
end $$;

-- Leaves nothing of a rebuild behind.
create function rebuild_drop(n int, g int) returns void
  language plpgsql security definer set search_path = service, pg_temp as $$
begin
  execute format('drop schema if exists %I cascade', rebuild_schema(n));
  delete from inbox_sequences where generation = g;
  delete from inbox where generation = g;
end $$;

-- Holds off those who write, not those who read, until the transaction ends.
create function rebuild_lock(tables text[]) returns void
  language plpgsql security definer set search_path = service, pg_temp set lock_timeout = '3s' as $$
declare
  t text;
begin
  call rebuild_check(tables);
  foreach t in array tables loop
    execute format('lock table shared.%I in exclusive mode', t);
  end loop;
end $$;

create function rebuild_columns(t text, wanted text, ignored text[]) returns text[] language sql stable as $$
  select coalesce(array_agg(quote_ident(a.attname) order by a.attnum), '{}')
    from pg_attribute a
    left join pg_index i on i.indrelid = a.attrelid and i.indisprimary and a.attnum = any (i.indkey)
   where a.attrelid = format('shared.%I', t)::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     and case wanted when 'key' then i.indrelid is not null
                     when 'rest' then i.indrelid is null
                     when 'compared' then i.indrelid is null and a.attname <> all (ignored)
                     else true end
$$;

-- Of one table: rows, a checksum of all of them, how many differ, and the first of these.
create function rebuild_compare(n int, t text, ignored text[], w uuid) returns jsonb
  language plpgsql security definer set search_path = service, pg_temp as $$
declare
  answer jsonb;
  key text := (select 'jsonb_build_object(' || string_agg(format('%L, %s', c, c), ', ') || ')'
                 from unnest(rebuild_columns(t, 'key', '{}')) c);
begin
  call rebuild_check(array[t]);
  execute format($sql$
    with old as (select %1$s as k, to_jsonb(x) - %2$L::text[] as r from shared.%3$I x where %5$L::uuid is null or workspace_id = %5$L::uuid),
         new as (select %1$s as k, to_jsonb(x) - %2$L::text[] as r from %4$I.%3$I x where %5$L::uuid is null or workspace_id = %5$L::uuid),
         other as (select coalesce(o.k, n.k) as k, o.r as old, n.r as new
                     from old o full join new n on o.k = n.k where o.r is distinct from n.r)
    select jsonb_build_object(
      'table', %3$L,
      'old_rows', (select count(*) from old), 'new_rows', (select count(*) from new),
      'old_checksum', (select to_hex(coalesce(bit_xor(hashtextextended(r::text, 0)), 0)) from old),
      'new_checksum', (select to_hex(coalesce(bit_xor(hashtextextended(r::text, 0)), 0)) from new),
      'only_old', (select count(*) from other where new is null), 'only_new', (select count(*) from other where old is null),
      'changed', (select count(*) from other where old is not null and new is not null),
      'first', (select coalesce(jsonb_agg(jsonb_build_object('key', k, 'old', old, 'new', new)), '[]')
                  from (select * from other order by k::text limit 10) few))
    $sql$, key, ignored, t, rebuild_schema(n), w) into answer;
  return answer;
end $$;

-- Makes a projection what was built beside it, touching only rows that differ; tables in the order of their references.
create function rebuild_switch(n int, tables text[], ignored jsonb, w uuid) returns bigint
  language plpgsql security definer set search_path = service, pg_temp as $$
declare
  t text;
  keys text[];
  rest text[];
  compared text[];
  touched bigint;
  total bigint := 0;
begin
  call rebuild_check(tables);
  for i in reverse cardinality(tables) .. 1 loop
    t := tables[i];
    keys := rebuild_columns(t, 'key', '{}');
    execute format('delete from shared.%1$I o where (%3$L::uuid is null or o.workspace_id = %3$L::uuid)'
                   ' and not exists (select from %2$I.%1$I n where (%4$s) = (%5$s))',
                   t, rebuild_schema(n), w,
                   (select string_agg('n.' || c, ', ') from unnest(keys) c), (select string_agg('o.' || c, ', ') from unnest(keys) c));
    get diagnostics touched = row_count;
    total := total + touched;
  end loop;
  foreach t in array tables loop
    keys := rebuild_columns(t, 'key', '{}');
    rest := rebuild_columns(t, 'rest', '{}');
    compared := rebuild_columns(t, 'compared', array(select jsonb_array_elements_text(ignored -> t)));
    execute format('insert into shared.%1$I as o (%2$s) overriding system value select %2$s from %3$I.%1$I'
                   ' where %4$L::uuid is null or workspace_id = %4$L::uuid on conflict (%5$s) do %6$s',
                   t, array_to_string(keys || rest, ', '), rebuild_schema(n), w, array_to_string(keys, ', '),
                   case when cardinality(compared) = 0 then 'nothing' else
                     format('update set %s where row(%s) is distinct from row(%s)',
                            (select string_agg(format('%1$s = excluded.%1$s', c), ', ') from unnest(rest) c),
                            (select string_agg('o.' || c, ', ') from unnest(compared) c),
                            (select string_agg('excluded.' || c, ', ') from unnest(compared) c)) end);
    get diagnostics touched = row_count;
    total := total + touched;
  end loop;
  return total;
end $$;

do $$
declare
  f text;
begin
  foreach f in array array['rebuild_prepare(int, text[])', 'rebuild_drop(int, int)', 'rebuild_lock(text[])',
                           'rebuild_compare(int, text, text[], uuid)', 'rebuild_switch(int, text[], jsonb, uuid)'] loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to %I', f, role_of('app'));
  end loop;
end $$;
