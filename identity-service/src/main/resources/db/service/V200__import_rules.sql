-- Custom roles come in by rule, members by ImportMembers, which knows who they are here. Nothing else of an archive decides
-- anything about people, keys or what happened.
insert into import_rules (table_name, column_name, rule, value, why) values
  ('memberships', '*', 'left_out', null, 'members are found by their addresses, and get memberships of their own'),
  ('known_workspaces', '*', 'left_out', null, 'workspace-service tells of the new one'),
  ('invitations', '*', 'left_out', null, 'a link that was mailed there opens nothing here'),
  ('api_keys', '*', 'left_out', null, 'keys do not leave, so there is nothing to let in'),
  ('audit_heads', '*', 'left_out', null, 'an archive must not tell what happened here; the trail of the new workspace names its sum'),
  ('audit_entries', '*', 'left_out', null, 'an archive must not tell what happened here; the trail of the new workspace names its sum'),
  ('audit_origins', '*', 'left_out', null, 'an archive must not tell what happened here; the trail of the new workspace names its sum');
