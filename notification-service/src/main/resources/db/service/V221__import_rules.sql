insert into import_rules (table_name, column_name, rule, value, why) values
  ('domains', '*', 'left_out', null, 'a domain leads to one workspace, and is verified again');
