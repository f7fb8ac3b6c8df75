-- What a member's role allows; null for those of whom it was not told yet.
alter table members add column permissions text[];
call service.tenant_table('members');

-- Domains of the workspace's own that were verified, as workspace-service tells: its mails lead there.
create table domains (
  workspace_id uuid        not null,
  id           uuid        not null,
  host         text        not null,
  verified_at  timestamptz not null,
  primary key (workspace_id, id)
);
call service.tenant_table('domains');
