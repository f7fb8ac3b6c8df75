-- Who made a project: whoever may change only their own content, changes those. Nobody knows of the older ones.
alter table projects add column created_by uuid;
call service.tenant_table('projects');
