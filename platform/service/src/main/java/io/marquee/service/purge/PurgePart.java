package io.marquee.service.purge;

/**
 * What a service keeps of a workspace besides rows of its tenant tables, or has to say before these
 * go. A bean of it is asked first, with the workspace bound and no transaction open. It is asked
 * again after a failure or a crash, so it looks at what is still there.
 */
public interface PurgePart {

  /**
   * Removes its part of the bound workspace.
   *
   * @param purging counts what goes, and takes note of what stays
   * @throws Exception when it cannot now; it is tried again, without end
   */
  void purge(Purging purging) throws Exception;
}
