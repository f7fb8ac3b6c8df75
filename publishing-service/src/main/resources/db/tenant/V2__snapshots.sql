-- Their snapshots are said over all workspaces, when somebody rebuilds.
call service.visible_across('posts');
