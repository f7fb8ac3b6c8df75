-- One copy for all tenants.
create table kinds (
  id uuid primary key
);
call service_table('kinds');
