insert into shared_only (table_name) values ('isolation_probes'), ('isolation_probe_reports');

-- What each service found last when nobody asked: it is about the service, and so about every tenant.
create table isolation_evidence (
  service    text primary key,
  started_at timestamptz not null,
  ended_at   timestamptz not null,
  tables     int         not null,
  schemas    int         not null,
  held       boolean     not null,
  checks     jsonb       not null
);
call service_table('isolation_evidence');
