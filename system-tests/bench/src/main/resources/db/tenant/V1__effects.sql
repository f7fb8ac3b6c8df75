-- What a consumer does with an event: one row. Every contender's consumer writes the same.
create table effects (
  workspace_id uuid not null,
  id           uuid not null,
  primary key (workspace_id, id)
);
call tenant_table('effects');
