-- db-scheduler's table; a row is a piece of work for later with its tenant in task_data.
create table scheduled_jobs (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures integer,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index scheduled_jobs_due on scheduled_jobs (execution_time) where not picked;
create index scheduled_jobs_heartbeats on scheduled_jobs (last_heartbeat) where picked;
call service_table('scheduled_jobs');
