-- The directory: what is unique over many tenants, and so cannot be held by a tenant table.
create table workspace_directory (
  workspace_id uuid primary key,
  account_id   uuid not null,
  slug         text not null,
  constraint workspace_slug_unique unique (account_id, slug)
);
call service_table('workspace_directory');
