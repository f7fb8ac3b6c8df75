-- The same sums for each project and for each provider.
create table dimension_measures (
  workspace_id uuid          not null,
  dimension    text          not null check (dimension in ('PROJECT', 'PROVIDER')),
  member       text          not null,
  day          date          not null,
  measure      text          not null,
  amount       numeric(18,4) not null,
  primary key (workspace_id, dimension, member, day, measure)
);
call tenant_table('dimension_measures');

-- Overviews add up the workspaces of an account, or all of them.
call visible_across('total_measures');
call visible_across('daily_measures');
create index workspaces_of_an_account on workspaces (account_id);
