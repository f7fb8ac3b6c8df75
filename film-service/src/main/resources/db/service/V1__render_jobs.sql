-- Generations that wait for a renderer or have one. A worker holds a job by a lease that it renews; a lease that ran out,
-- because the worker died, frees the job.
create table render_jobs (
  generation_id uuid        primary key,
  workspace_id  uuid        not null,
  account_id    uuid,
  -- Envelope of the event that led to the job, as JSON; what the job says names it as its cause.
  cause         text,
  worker        text,
  lease_until   timestamptz,
  attempts      int         not null default 0,
  due_at        timestamptz not null default now(),
  created_at    timestamptz not null default now()
);
create index render_jobs_due on render_jobs (due_at, created_at);
call service_table('render_jobs');
