-- How much of a workspace a purge has removed so far; gone with the answer.
create table purge_counts (
  purge_id uuid   not null,
  what     text   not null,
  removed  bigint not null,
  primary key (purge_id, what)
);
call service_table('purge_counts');

-- What waits for a purged workspace waits for nobody.
do $$
begin
  execute format('grant delete on dead_letters to %I', role_of('app'));
end $$;
