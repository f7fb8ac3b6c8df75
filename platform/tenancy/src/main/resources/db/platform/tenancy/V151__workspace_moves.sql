-- Workspaces on their way from one place to another: what was reached, so that any process can go on from there.
create table workspace_moves (
  operation_id uuid        primary key,
  workspace_id uuid        not null,
  target       text        not null check (target in ('dedicated', 'shared')),
  -- Whether the old rows stay until somebody confirms.
  keep         boolean     not null,
  -- copying: the old place is in use · switched: the new one is, the old rows are still there · clearing: they are being
  -- deleted · done · failed: the old place stays in use, the new one is empty again
  step         text        not null check (step in ('copying', 'switched', 'clearing', 'done', 'failed')),
  round        int         not null default 0,
  rows         bigint      not null default 0,
  -- By table: rows and checksum, which were the same on both sides when it switched.
  tables       jsonb,
  window_millis bigint,
  failure      text,
  started_at   timestamptz not null default now(),
  switched_at  timestamptz,
  ended_at     timestamptz
);
create unique index workspace_moves_one_at_a_time on workspace_moves (workspace_id) where step not in ('done', 'failed');
do $$ begin
  execute format('grant select on workspace_moves to %I', role_of('app'));
end $$;

-- The tables that move with a workspace, as "shared" has them, with the columns that can be written and those of the key.
create function moving_tables() returns table (name name, columns name[], keys name[]) language sql stable as $$
  select c.relname,
         (select array_agg(a.attname order by a.attnum) from pg_attribute a
           where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''),
         (select array_agg(a.attname order by k.place)
            from pg_index i, unnest(i.indkey::int2[]) with ordinality k (number, place), pg_attribute a
           where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.number)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname = 'shared' and c.relkind in ('r', 'p') and not c.relispartition
     and exists (select 1 from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
                  where i.indrelid = c.oid and i.indisprimary and a.attname = 'workspace_id')
     and c.relname not in (select service.shared_only_tables())
$$;

-- Which of them refers to which.
create function moving_references() returns table (child name, parent name) language sql stable as $$
  select distinct c.relname, p.relname
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_class p on p.oid = k.confrelid
    join pg_namespace n on n.oid = c.relnamespace
   where k.contype = 'f' and n.nspname = 'shared' and c.oid <> p.oid and not c.relispartition
$$;
