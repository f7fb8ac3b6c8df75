-- Texts to be used again. Nobody here made those that came with a template.
create table prompts (
  workspace_id uuid        not null,
  id           uuid        not null,
  name         text        not null,
  kind         text        not null check (kind in ('SHOT', 'NARRATION', 'POST')),
  text         text        not null,
  created_by   uuid,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  version      bigint      not null,
  primary key (workspace_id, id)
);
create unique index prompts_by_name on prompts (workspace_id, lower(name));
create index prompts_by_time on prompts (workspace_id, created_at desc, id);
call service.tenant_table('prompts');
