-- Templates are the account's, for all its workspaces to come.
create table templates (
  account_id          uuid        not null,
  id                  uuid        not null,
  name                text        not null,
  description         text        not null,
  source_workspace_id uuid        not null,
  content             jsonb       not null,
  created_by          uuid        not null,
  created_at          timestamptz not null,
  version             bigint      not null,
  primary key (account_id, id),
  constraint template_name_unique unique (account_id, name)
);
create index templates_in_order on templates (account_id, created_at desc, id);
call account_table('templates');

-- What other services told.
create table template_parts (
  account_id  uuid        not null,
  template_id uuid        not null,
  service     text        not null,
  content     jsonb       not null,
  told_at     timestamptz not null,
  primary key (account_id, template_id, service),
  foreign key (account_id, template_id) references templates (account_id, id) on delete cascade
);
call account_table('template_parts');
