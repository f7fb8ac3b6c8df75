create table notes (
  workspace_id uuid not null,
  id uuid not null,
  text text not null,
  primary key (workspace_id, id)
);
call service.tenant_table('notes');
call service.visible_across('notes');

create table invoices (
  account_id uuid not null,
  id uuid not null,
  primary key (account_id, id)
);
call service.account_table('invoices');
