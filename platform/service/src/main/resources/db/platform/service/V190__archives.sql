-- What of a workspace's rows leaves in an archive, where that is not plain: a service says it in its own migrations. Whatever
-- sounds like a secret and is not named here does not leave either, and turns a test red.
create table export_rules (
  table_name  name not null,
  column_name name not null default '*',  -- '*' is the table as a whole
  rule        text not null check (rule in ('left_out', 'exported')),
  why         text not null,
  primary key (table_name, column_name)
);

create function sounds_secret(column_name text) returns boolean language sql immutable as $$
  select column_name ~ ('(^|_)(secrets?|passwords?|passphrase|tokens?|hash|hashes|keys?|sealed|salt|credentials?|private|cipher|'
                        'encrypted|nonce|signature|otp|totp)(_|$)')
$$;

-- The tables of which a workspace has rows: its own, and its share of what is the account's. "own" tells them apart. Those with
-- a place of their own are in the workspace's schema, if it has one.
create function exported_tables() returns table (name name, own boolean, movable boolean) language sql stable as $$
  select c.relname,
         exists (select 1 from pg_index i join pg_attribute k on k.attrelid = i.indrelid and k.attnum = i.indkey[0]
                  where i.indrelid = c.oid and i.indisprimary and k.attname = 'workspace_id'),
         c.relname not in (select service.shared_only_tables())
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
   where n.nspname = 'shared' and c.relkind in ('r', 'p') and not c.relispartition
     and not exists (select 1 from service.export_rules r where r.table_name = c.relname and r.column_name = '*')
   order by c.relname
$$;

-- Their columns, but for generated ones; "leaves" is false for those that hold secrets.
create function exported_columns(t name) returns table (name name, type text, required boolean, leaves boolean)
  language sql stable as $$
  select a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
         case r.rule when 'left_out' then false when 'exported' then true else not service.sounds_secret(a.attname) end
    from pg_attribute a
    left join service.export_rules r on r.table_name = t and r.column_name = a.attname
   where a.attrelid = format('shared.%I', t)::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
   order by a.attnum
$$;
