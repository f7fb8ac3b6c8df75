-- That somebody of the workspace wanted to see that it is kept apart, and what each service then found.
create table isolation_probes (
  workspace_id uuid        not null,
  id           uuid        not null,
  requested_by uuid,
  requested_at timestamptz not null,
  primary key (workspace_id, id)
);
create index isolation_probes_in_order on isolation_probes (workspace_id, requested_at desc, id);
call service.tenant_table('isolation_probes');

create table isolation_probe_reports (
  workspace_id uuid        not null,
  probe_id     uuid        not null,
  service      text        not null,
  started_at   timestamptz not null,
  ended_at     timestamptz not null,
  tables       int         not null,
  schemas      int         not null,
  held         boolean     not null,
  -- What was tried, how often, and what was not refused.
  checks       jsonb       not null,
  primary key (workspace_id, probe_id, service),
  foreign key (workspace_id, probe_id) references isolation_probes (workspace_id, id)
);
call service.tenant_table('isolation_probe_reports');
