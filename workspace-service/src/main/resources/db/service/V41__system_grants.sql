-- Who may look over the whole installation, as identity-service tells.
create table system_grants (
  grant_id uuid primary key,
  user_id  uuid not null,
  role     text not null
);
create index system_grants_of_a_user on system_grants (user_id);
call service_table('system_grants');
