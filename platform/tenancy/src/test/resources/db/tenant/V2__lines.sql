create table lines (
  workspace_id uuid not null,
  id           uuid not null,
  note_id      uuid not null,
  follows      uuid,
  place        int  not null,
  body         json not null,
  primary key (workspace_id, id),
  unique (workspace_id, note_id, place),
  foreign key (workspace_id, note_id) references notes (workspace_id, id),
  foreign key (workspace_id, follows) references lines (workspace_id, id)
);
call service.tenant_table('lines');
