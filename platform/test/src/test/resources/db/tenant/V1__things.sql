create table things (
  workspace_id uuid not null,
  id uuid not null,
  title text not null,
  kind_id uuid,
  part_of uuid,
  primary key (workspace_id, id),
  unique (workspace_id, title),
  foreign key (workspace_id, part_of) references things (workspace_id, id)
);
call tenant_table('things');
call visible_across('things');

create table readings (
  workspace_id uuid not null,
  id uuid not null,
  primary key (workspace_id, id)
) partition by hash (workspace_id);
create table readings_0 partition of readings for values with (modulus 1, remainder 0);
call tenant_table('readings');

create table spendings (
  account_id uuid not null,
  id uuid not null,
  primary key (account_id, id)
);
call account_table('spendings');

create view titles with (security_invoker = true) as select title from things;
