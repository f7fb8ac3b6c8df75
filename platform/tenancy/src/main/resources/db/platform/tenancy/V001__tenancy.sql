-- What every migration calls to make a table safe. All of it may be called again, as after adding columns.

-- The name of one of this database's roles: role_of('app') is film_app in the database film.
create function role_of(kind text) returns name language sql stable
as $$ select (current_database() || '_' || kind)::name $$;

-- Rights on a table without its tenant column, which only the setting fills, and without rights to change the key.
create procedure grant_columns(t regclass, tenant_column name) language plpgsql as $$
declare
  insertable text;
  updatable text;
begin
  select string_agg(quote_ident(attname), ', '),
         string_agg(quote_ident(attname), ', ') filter (where attname <> 'id')
    into insertable, updatable
    from pg_attribute
   where attrelid = t and attnum > 0 and not attisdropped and attgenerated = '' and attname <> tenant_column;
  execute format('revoke all on %s from %I', t, role_of('app'));
  execute format('grant select, delete on %s to %I', t, role_of('app'));
  execute format('grant insert (%s) on %s to %I', insertable, t, role_of('app'));
  if updatable is not null then
    execute format('grant update (%s) on %s to %I', updatable, t, role_of('app'));
  end if;
end $$;

-- Row-level security on one column and one setting. FORCE binds the owner too, so that it needs a policy of its own;
-- without it a backfill would silently change no rows.
create procedure isolate(t regclass, tenant_column name, setting text) language plpgsql as $$
declare
  current_tenant text := format('(select nullif(current_setting(%L, true), '''')::uuid)', setting);
begin
  if not exists (select 1 from pg_attribute where attrelid = t and attname = tenant_column and atttypid = 'uuid'::regtype) then
    raise exception 'table % has no column % of type uuid', t, tenant_column;
  end if;
  if not exists (
    select 1 from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
     where i.indrelid = t and i.indisprimary and a.attname = tenant_column) then
    raise exception 'the primary key of table % does not begin with %', t, tenant_column;
  end if;
  execute format('alter table %s alter column %I set default nullif(current_setting(%L, true), '''')::uuid', t, tenant_column, setting);
  execute format('alter table %s alter column %I set not null', t, tenant_column);
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  execute format('drop policy if exists tenant on %s', t);
  execute format('create policy tenant on %s to %I using (%I = %s)', t, role_of('app'), tenant_column, current_tenant);
  execute format('drop policy if exists owner on %s', t);
  execute format('create policy owner on %s to %I using (true)', t, role_of('owner'));
  call grant_columns(t, tenant_column);
end $$;

-- A table of rows that belong to a workspace.
create procedure tenant_table(t regclass) language plpgsql as $$
begin
  call isolate(t, 'workspace_id', 'app.workspace_id');
end $$;

-- A table of rows that belong to an account.
create procedure account_table(t regclass) language plpgsql as $$
begin
  call isolate(t, 'account_id', 'app.account_id');
end $$;

-- A tenant or account table that overviews may read over all tenants, through AcrossWorkspaces only.
create procedure visible_across(t regclass) language plpgsql as $$
begin
  execute format('drop policy if exists across on %s', t);
  execute format('create policy across on %s for select to %I using (true)', t, role_of('across'));
  execute format('grant select on %s to %I', t, role_of('across'));
end $$;

-- A table of the schema "service", which has one copy for all tenants and no row-level security.
create procedure service_table(t regclass) language plpgsql as $$
begin
  execute format('grant select, insert, update, delete on %s to %I', t, role_of('app'));
end $$;
