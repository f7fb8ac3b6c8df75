insert into import_rules (table_name, column_name, rule, value, why) values
  ('members', '*', 'left_out', null, 'identity tells who is a member here'),
  ('looks', '*', 'left_out', null, 'workspace-service tells how mails look'),
  ('notifications', '*', 'left_out', null, 'an archive would tell people in our name what we never told them'),
  ('webhook_deliveries', '*', 'left_out', null, 'partners were told there; here they would be told again'),
  ('webhook_attempts', '*', 'left_out', null, 'partners were told there; here they would be told again'),
  ('webhook_endpoints', 'secret', 'value', $$''$$, 'a fresh one is made, which nobody knows until it is changed'),
  ('webhook_endpoints', 'status', 'value', $$'DISABLED'$$, 'partners are told nothing until somebody here wants it'),
  ('webhook_endpoints', 'failing_since', 'left_out', null, 'nothing has failed here');
