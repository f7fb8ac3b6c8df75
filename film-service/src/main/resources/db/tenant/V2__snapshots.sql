-- Their snapshots are said over all workspaces, when somebody rebuilds.
call service.visible_across('films');
call service.visible_across('assets');
call service.visible_across('characters');
