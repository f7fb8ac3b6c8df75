create index account_audit_entries_of_an_actor on account_audit_entries (actor);

-- Somebody left for good: from where they acted is forgotten in all workspaces, and in the trail of their own account as a whole.
create function forget_audit_origins_of(who uuid, own_account uuid) returns bigint
  language plpgsql security definer set search_path = shared, service, pg_temp as $$
declare
  actor_name text := 'user:' || who;
  workspace uuid;
  once bigint;
  forgotten bigint := 0;
begin
  -- One workspace after another, since the index of actors begins with them.
  for workspace in select workspace_id from audit_heads loop
    delete from audit_origins where workspace_id = workspace and id in (
      select id from audit_entries where workspace_id = workspace and actor = actor_name
      union all
      select id from audit_entries where workspace_id = workspace and on_behalf_of = actor_name);
    get diagnostics once = row_count;
    forgotten := forgotten + once;
  end loop;
  delete from account_audit_origins origin where account_id = own_account
    or (account_id, id) in (select account_id, id from account_audit_entries where actor = actor_name);
  get diagnostics once = row_count;
  return forgotten + once;
end $$;

revoke execute on function forget_audit_origins_of(uuid, uuid) from public;
do $$
begin
  execute format('grant execute on function forget_audit_origins_of(uuid, uuid) to %I', role_of('app'));
end $$;
