package io.marquee.web;

/** 403: the caller is known and belongs here, but lacks a permission. */
public class PermissionMissing extends MarqueeProblem {
  /** Names the permission, such as <code>films:write</code>. */
  public PermissionMissing(String permission) {
    super(
        403,
        "permission_missing",
        "Permission missing",
        "This needs the permission " + permission + ".",
        "Ask an administrator of the workspace for a role with " + permission + ".");
  }
}
