insert into import_rules (table_name, column_name, rule, value, why) values
  ('workspaces', '*', 'left_out', null, 'made from the manifest, by the rules for new ones'),
  ('members', '*', 'left_out', null, 'identity tells who belongs to the new one'),
  ('daily_measures', '*', 'left_out', null, 'sums of what was heard: the snapshots of what came in fill them'),
  ('total_measures', '*', 'left_out', null, 'sums of what was heard: the snapshots of what came in fill them'),
  ('dimension_measures', '*', 'left_out', null, 'sums of what was heard: the snapshots of what came in fill them'),
  ('provider_keys', '*', 'left_out', null, 'their secrets do not leave'),
  ('provider_key_uses', '*', 'left_out', null, 'who was shown a key that is not here'),
  ('domains', '*', 'left_out', null, 'a domain is proven here, and leads to one workspace only');
-- What the API would refuse, and others would be shown, does not come in by an archive either.
insert into import_rules (table_name, column_name, rule, value, why) values
  ('brandings', '*', 'only',
   'r.primary_color ~ ''^#[0-9a-fA-F]{6}$'' and r.text_color ~ ''^#[0-9a-fA-F]{6}$'' and r.background_color ~ ''^#[0-9a-fA-F]{6}$'' '
   'and coalesce(r.product_name, '''') || coalesce(r.sender_name, '''') !~ ''[[:cntrl:]]'' '
   'and greatest(length(r.product_name), length(r.sender_name), 0) <= 100',
   'colours go into pages, names into mails'),
  ('brand_images', '*', 'only', 'r.content_type in (''image/png'', ''image/jpeg'')', 'images are shown as what they say they are');
