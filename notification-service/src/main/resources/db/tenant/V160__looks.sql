-- How mails of the workspace look, as workspace-service tells.
create table looks (
  workspace_id     uuid    not null,
  id               uuid    not null check (id = workspace_id),
  product_name     text,
  primary_color    text    not null,
  text_color       text    not null,
  background_color text    not null,
  sender_name      text,
  hide_footer      boolean not null,
  primary key (workspace_id, id)
);
call tenant_table('looks');
