-- What must be known before a workspace is bound: one copy for all tenants.

-- Every workspace as last heard; its id is also its feed's address.
create table workspaces (
  workspace_id uuid primary key,
  account_id   uuid not null,
  name         text not null,
  status       text not null
);
call service_table('workspaces');

-- Whose a publication is, for those who know its public address only.
create table publication_addresses (
  publication_id uuid primary key,
  workspace_id   uuid not null
);
call service_table('publication_addresses');

-- What is still to be published, beside the job that will do it: a second note for the sweep to compare with.
create table due_publications (
  publication_id uuid        primary key,
  post_id        uuid        not null,
  round          int         not null,
  job            text        not null,
  workspace_id   uuid        not null,
  account_id     uuid,
  due_at         timestamptz not null
);
create index due_publications_in_order on due_publications (due_at);
call service_table('due_publications');
