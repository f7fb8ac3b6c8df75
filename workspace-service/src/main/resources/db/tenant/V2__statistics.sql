-- One row a day and measure; totals are kept beside them, so that a read costs the same however much there is.
create table daily_measures (
  workspace_id uuid          not null,
  day          date          not null,
  measure      text          not null,
  amount       numeric(18,4) not null,
  primary key (workspace_id, day, measure)
);
call service.tenant_table('daily_measures');

create table total_measures (
  workspace_id uuid          not null,
  measure      text          not null,
  amount       numeric(18,4) not null,
  primary key (workspace_id, measure)
);
call service.tenant_table('total_measures');
