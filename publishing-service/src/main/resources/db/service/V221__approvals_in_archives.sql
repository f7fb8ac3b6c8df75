insert into export_rules (table_name, column_name, rule, why) values
  ('approvals', 'content_hash', 'exported', 'which content was decided on');

-- Ids are others in a copy, and so is what a hash was made of: nothing is approved there that was not approved there.
update import_rules set value = $$case when r.status in ('scheduled', 'publishing', 'unknown', 'in_review', 'changes_requested', 'approved') then 'draft' else r.status end$$
 where table_name = 'posts' and column_name = 'status' and rule = 'value';
insert into import_rules (table_name, column_name, rule, value, why) values
  ('posts', 'review', 'left_out', null, 'what was approved elsewhere is not approved here'),
  ('posts', 'approval_id', 'left_out', null, 'what was approved elsewhere is not approved here'),
  ('posts', 'reviewed_variant_id', 'left_out', null, 'what was approved elsewhere is not approved here'),
  ('approvals', 'status', 'value', $$case when r.status = 'pending' then 'voided' else r.status end$$,
   'nobody here was asked'),
  ('approvals', 'decided_at', 'value', $$case when r.status = 'pending' then now() else r.decided_at end$$,
   'nobody here was asked'),
  ('approvals', 'film_sequence', 'value', '0', 'events are counted anew here'),
  ('approvals', 'remind_at', 'left_out', null, 'nobody is reminded of what was asked elsewhere');
