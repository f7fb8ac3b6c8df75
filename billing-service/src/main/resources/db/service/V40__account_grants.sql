-- Who sees and decides what an account pays without being its owner, as identity-service tells; no account: all there are.
create table account_grants (
  grant_id   uuid primary key,
  user_id    uuid not null,
  account_id uuid,
  role       text not null
);
create index account_grants_of_a_user on account_grants (user_id);
call service_table('account_grants');
