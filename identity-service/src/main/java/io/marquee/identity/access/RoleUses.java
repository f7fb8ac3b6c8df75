package io.marquee.identity.access;

import java.util.List;
import java.util.UUID;

/** Where a custom role is in use. Whoever gives roles to something says so. */
public interface RoleUses {

  /**
   * Something that has the role.
   *
   * @param pointer its path below the workspace, such as {@code /members/0197…}
   * @param detail who or what it is, for people
   */
  record Use(String pointer, String detail) {}

  /**
   * What has the role in the current workspace.
   *
   * @param roleId which role
   * @param most how many at most
   * @return the uses, in no particular order
   */
  List<Use> of(UUID roleId, int most);
}
