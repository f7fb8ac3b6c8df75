-- What of an archive's rows does not come in as it is. An archive may be forged by whoever brings it, so that a service says in
-- its own migrations what an archive must not decide here. A value is an expression over r, the archive's row with its ids mapped.
create table import_rules (
  table_name  name not null,
  column_name name not null default '*',  -- '*' is the table as a whole
  -- left_out: does not come in · only: the rows of which the value holds come in · value: what the column gets
  -- replaces: where the value holds, a row t that is there already goes for the archive's row r
  -- object: the key of an object, which has to be the workspace's · plain: sounds like such a key, and is none
  rule        text not null check (rule in ('left_out', 'only', 'replaces', 'value', 'object', 'plain')),
  value       text,
  why         text not null,
  primary key (table_name, column_name, rule),
  check ((rule in ('only', 'replaces', 'value')) = (value is not null)),
  check (case when rule in ('only', 'replaces') then column_name = '*' when rule = 'left_out' then true else column_name <> '*' end)
);

-- The tables that rows come into: a workspace's own ones of exported_tables(). The condition says which rows.
create function imported_tables() returns table (name name, movable boolean, condition text, replaces text) language sql stable as $$
  select t.name, t.movable, o.value, p.value
    from service.exported_tables() t
    left join service.import_rules o on o.table_name = t.name and o.rule = 'only'
    left join service.import_rules p on p.table_name = t.name and p.rule = 'replaces'
   where t.own
     and not exists (select 1 from service.import_rules r where r.table_name = t.name and r.column_name = '*' and r.rule = 'left_out')
$$;

-- Their columns: whether an archive has them, what they get instead, and whether they are keys of objects.
create function imported_columns(t name)
  returns table (name name, in_archive boolean, taken boolean, value text, object boolean, fails boolean) language sql stable as $$
  select c.name, c.leaves,
         c.leaves and l.rule is null and v.value is null, v.value, o.rule is not null,
         -- Required, and nothing to put into it.
         c.required and v.value is null and (not c.leaves or l.rule is not null)
           and not exists (select 1 from pg_attribute a
                            where a.attrelid = format('shared.%I', t)::regclass and a.attname = c.name
                              and (a.atthasdef or a.attidentity <> ''))
    from service.exported_columns(t) c
    left join service.import_rules l on l.table_name = t and l.column_name = c.name and l.rule = 'left_out'
    left join service.import_rules v on v.table_name = t and v.column_name = c.name and v.rule = 'value'
    left join service.import_rules o on o.table_name = t and o.column_name = c.name and o.rule = 'object'
   where c.name <> 'workspace_id'
$$;

-- Parts that came in, or were refused: what is answered when somebody asks again.
create table imported_parts (
  archive_id   uuid primary key,
  workspace_id uuid    not null,
  rows         jsonb   not null default '{}',
  objects      bigint  not null default 0,
  people       jsonb   not null default '{}',
  failure      text,
  -- Whether all was done that comes after the rows.
  finished     boolean not null default false,
  noted_at     timestamptz not null default now()
);
call service_table('imported_parts');
