-- The bound workspace is gone for good. The books of its account stay, but say no more what it made and for which project; the
-- app role may not change them, so this runs as owner, and says itself whose rows it means.
create function anonymise_workspace() returns bigint
  language plpgsql security definer set search_path = shared, service, pg_temp as $$
declare
  workspace uuid := nullif(current_setting('app.workspace_id', true), '')::uuid;
  account uuid := nullif(current_setting('app.account_id', true), '')::uuid;
  changed bigint;
  all_changed bigint := 0;
begin
  if workspace is null or account is null then
    raise exception 'no workspace is bound';
  end if;
  update ledger_transactions set project_id = null, reference = null
   where account_id = account and workspace_id = workspace and (project_id is not null or reference is not null);
  get diagnostics changed = row_count;
  all_changed := all_changed + changed;
  update usage_events set project_id = null, event_id = id
   where account_id = account and workspace_id = workspace and (project_id is not null or event_id <> id);
  get diagnostics changed = row_count;
  all_changed := all_changed + changed;
  update reservations set project_id = null, reference = id, detail = null
   where account_id = account and workspace_id = workspace and status <> 'held'
     and (project_id is not null or reference <> id or detail is not null);
  get diagnostics changed = row_count;
  return all_changed + changed;
end $$;
revoke execute on function anonymise_workspace() from public;
do $$
begin
  execute format('grant execute on function anonymise_workspace() to %I', role_of('app'));
end $$;
