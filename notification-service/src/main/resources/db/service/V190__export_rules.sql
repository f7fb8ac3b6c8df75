insert into export_rules (table_name, column_name, rule, why) values
  ('webhook_endpoints', 'secret', 'left_out', 'what signs deliveries here signs none elsewhere');
