-- What the owner of the projects keeps, and a projection of them: how many there are, and what they are called.
create table owned_projects (
  workspace_id uuid not null,
  id           uuid not null,
  name         text not null,
  primary key (workspace_id, id)
);
call service.tenant_table('owned_projects');
call service.visible_across('owned_projects');

create table tallies (
  workspace_id uuid   not null,
  id           uuid   not null,
  amount       bigint not null,
  -- Tells of the hearing: not compared.
  last_sequence bigint not null,
  primary key (workspace_id, id)
);
call service.tenant_table('tallies');

create table names (
  workspace_id uuid not null,
  id           uuid not null,
  name         text not null,
  tally        uuid not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, tally) references tallies (workspace_id, id)
);
call service.tenant_table('names');
