-- Words anywhere in an entry, by an index of their trigrams within each tenant. Row-level security keeps such an index from being used
-- (ilike may tell what it saw), so a function of the owner asks, and names the tenant itself.
create extension if not exists pg_trgm with schema service;
create extension if not exists btree_gin with schema service;

-- What is searched of an entry.
create function audit_text(action text, actor text, target_type text, target_id uuid, before_values jsonb, after_values jsonb, trace_id text)
  returns text language sql immutable parallel safe
  return action || ' ' || actor || ' ' || target_type || ' ' || target_id::text || coalesce(' ' || before_values::text, '')
    || coalesce(' ' || after_values::text, '') || coalesce(' ' || trace_id, '');

create index audit_entries_by_text on audit_entries using gin
  (workspace_id, audit_text(action, actor, target_type, target_id, before_values, after_values, trace_id) gin_trgm_ops);
create index account_audit_entries_by_text on account_audit_entries using gin
  (account_id, audit_text(action, actor, target_type, target_id, before_values, after_values, trace_id) gin_trgm_ops);

-- One page of what is found in the bound workspace's trail or, where none is bound, in the bound account's; null asks for nothing.
create function find_audit_entries(words text, actor_is text, action_like text, type_is text, target_is uuid,
    since timestamptz, until timestamptz, after_at timestamptz, after_id uuid, most int)
  returns setof uuid
  language plpgsql stable security definer set search_path = shared, service, pg_temp as $$
declare
  workspace uuid := nullif(current_setting('app.workspace_id', true), '')::uuid;
  account uuid := nullif(current_setting('app.account_id', true), '')::uuid;
begin
  return query execute format(
    'select id from %I where %I = $1 and audit_text(action, actor, target_type, target_id, before_values, after_values, trace_id) ilike $2'
      ' and created_at <= $8 and (created_at < $8 or id > $9)',
    case when workspace is null then 'account_audit_entries' else 'audit_entries' end,
    case when workspace is null then 'account_id' else 'workspace_id' end)
    || case when actor_is is null then '' else ' and (actor = $3 or on_behalf_of = $3)' end
    || case when action_like is null then '' else ' and action like $4' end
    || case when type_is is null then '' else ' and target_type = $5' end
    || case when target_is is null then '' else ' and target_id = $6' end
    || case when since is null then '' else ' and occurred_at >= $7' end
    || case when until is null then '' else ' and occurred_at < $10' end
    || ' order by created_at desc, id limit $11'
    using coalesce(workspace, account), words, actor_is, action_like, type_is, target_is, since, after_at, after_id, until, most;
end $$;

revoke execute on function find_audit_entries(text, text, text, text, uuid, timestamptz, timestamptz, timestamptz, uuid, int) from public;
do $$
begin
  execute format('grant execute on function find_audit_entries(text, text, text, text, uuid, timestamptz, timestamptz, timestamptz, uuid, int) to %I',
                 role_of('app'));
end $$;
