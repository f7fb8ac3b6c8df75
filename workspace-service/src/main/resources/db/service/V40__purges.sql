-- When a deleted workspace may be purged, and which purge took it; gone with the workspace.
alter table workspace_directory
  add column purge_due timestamptz,
  add column purge_id uuid;
create index workspace_directory_purge_due on workspace_directory (purge_due) where purge_due is not null and purge_id is null;
