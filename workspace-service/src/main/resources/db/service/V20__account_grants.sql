-- Who may enter all workspaces of an account without being a member, as identity-service tells.
create table account_grants (
  grant_id   uuid primary key,
  user_id    uuid not null,
  account_id uuid not null,
  role       text not null
);
create index account_grants_of_a_user on account_grants (user_id);
call service_table('account_grants');
