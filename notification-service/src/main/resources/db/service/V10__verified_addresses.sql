-- Notices go to proven addresses only; of those known so far none was.
alter table people add column email_verified boolean not null default false;
call service_table('people');
