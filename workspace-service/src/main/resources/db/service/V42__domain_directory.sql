-- Whose a verified domain is: one workspace's in the whole installation. Nobody reserves a name by asking for it.
create table domain_directory (
  host         text primary key,
  workspace_id uuid not null,
  domain_id    uuid not null
);
create index domain_directory_of_a_workspace on domain_directory (workspace_id);
call service_table('domain_directory');
