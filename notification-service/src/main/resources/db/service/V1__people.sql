-- People, as identity-service tells; not a tenant's, since a person may belong to many.
create table people (
  user_id   uuid primary key,
  email     text not null,
  full_name text not null,
  locale    text not null
);
call service_table('people');
