-- What a post goes through before it may appear, while a workspace has its own opinion of it. The id is the workspace's.
create table approval_flows (
  workspace_id uuid        not null,
  id           uuid        not null check (id = workspace_id),
  required     boolean     not null,
  updated_at   timestamptz not null,
  version      bigint      not null,
  primary key (workspace_id, id)
);
call service.tenant_table('approval_flows');

create table approval_stages (
  workspace_id uuid not null,
  id           uuid not null,
  place        int  not null check (place between 0 and 9),
  name         text not null check (length(name) between 1 and 60 and name !~ '[[:cntrl:]]'),
  audience     text not null check (audience in ('internal', 'client')),
  due_in_hours int  check (due_in_hours between 1 and 2160),
  primary key (workspace_id, id)
);
create unique index approval_stages_one_of_a_name on approval_stages (workspace_id, lower(name));
call service.tenant_table('approval_stages');

-- Where the post stands, and the film's file that was submitted: that one appears, whatever is rendered since.
alter table posts add column review text check (review in ('in_review', 'changes_requested', 'approved'));
alter table posts add column approval_id uuid;
alter table posts add column reviewed_variant_id uuid;
call service.tenant_table('posts');

-- One run of a post through the stages, with what was submitted: that, and no later change, is what is decided on and shown.
create table approvals (
  workspace_id    uuid        not null,
  id              uuid        not null,
  post_id         uuid        not null,
  status          text        not null check (status in ('pending', 'approved', 'rejected', 'voided')),
  place           int         not null check (place >= 0),
  content_hash    text        not null check (content_hash ~ '^[0-9a-f]{64}$'),
  title           text        not null,
  description     text        not null,
  film_id         uuid,
  variant_id      uuid,
  -- The number of the film's event that was heard last when the post was submitted.
  film_sequence   bigint      not null,
  platforms       text[]      not null,
  assignee_id     uuid,
  due_at          timestamptz,
  remind_at       timestamptz,
  reminded        boolean     not null,
  priority        text        not null check (priority in ('low', 'normal', 'high', 'urgent')),
  estimated_hours numeric(6, 2) check (estimated_hours >= 0),
  submitted_by    uuid,
  created_at      timestamptz not null,
  decided_at      timestamptz,
  -- Since when clients see it; null if it never came so far.
  client_since    timestamptz,
  version         bigint      not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, post_id) references posts (workspace_id, id) on delete cascade
);
create index approvals_in_order on approvals (workspace_id, created_at desc, id);
create index approvals_of_post on approvals (workspace_id, post_id, created_at desc);
create index approvals_pending on approvals (workspace_id, assignee_id) where status = 'pending';
call service.tenant_table('approvals');

-- The stages as they were when the run began.
create table approval_steps (
  workspace_id uuid not null,
  id           uuid not null,
  approval_id  uuid not null,
  stage_id     uuid not null,
  place        int  not null check (place between 0 and 9),
  name         text not null,
  audience     text not null check (audience in ('internal', 'client')),
  due_in_hours int,
  primary key (workspace_id, id),
  unique (workspace_id, approval_id, place),
  foreign key (workspace_id, approval_id) references approvals (workspace_id, id) on delete cascade
);
call service.tenant_table('approval_steps');

create table approval_entries (
  workspace_id        uuid        not null,
  id                  uuid        not null,
  approval_id         uuid        not null,
  action              text        not null check (action in ('submitted', 'assigned', 'approved', 'rejected', 'voided', 'reminded')),
  stage               text        not null,
  audience            text        not null check (audience in ('internal', 'client')),
  actor_id            uuid,
  comment             text,
  reason              text check (reason in ('edited', 'film_changed', 'cancelled')),
  on_behalf_of_client boolean     not null,
  noted_at            timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, approval_id) references approvals (workspace_id, id) on delete cascade
);
create index approval_entries_of_approval on approval_entries (workspace_id, approval_id, noted_at);
call service.tenant_table('approval_entries');

create table post_comments (
  workspace_id uuid        not null,
  id           uuid        not null,
  post_id      uuid        not null,
  text         text        not null check (length(text) between 1 and 4000),
  at_millis    bigint      check (at_millis >= 0),
  audience     text        not null check (audience in ('internal', 'client')),
  by_client    boolean     not null,
  created_by   uuid,
  created_at   timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, post_id) references posts (workspace_id, id) on delete cascade
);
create index post_comments_in_order on post_comments (workspace_id, post_id, created_at desc, id);
call service.tenant_table('post_comments');
