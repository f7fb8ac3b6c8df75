-- Purges outlive their workspaces: they are the account's.
create table purges (
  account_id          uuid        not null,
  id                  uuid        not null,
  purged_workspace_id uuid        not null,
  workspace_name      text        not null,
  slug                text        not null,
  deleted_at          timestamptz not null,
  created_at          timestamptz not null,
  asked_at            timestamptz not null,
  completed_at        timestamptz,
  primary key (account_id, id),
  unique (account_id, purged_workspace_id)
);
create index purges_open on purges (asked_at) where completed_at is null;
call account_table('purges');
call visible_across('purges');

create table purge_answers (
  account_id  uuid        not null,
  purge_id    uuid        not null,
  service     text        not null,
  removed     jsonb       not null,
  remaining   jsonb       not null,
  answered_at timestamptz not null,
  primary key (account_id, purge_id, service),
  foreign key (account_id, purge_id) references purges (account_id, id)
);
call account_table('purge_answers');

