package io.marquee.identity.standing;

import io.marquee.identity.access.Permission;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * All that somebody has in the current workspace. What one of them allows is allowed.
 *
 * @param sources from the nearest to the farthest; none for a stranger
 */
public record Standing(List<Source> sources) {

  /** Where a right comes from. */
  public enum Kind {
    /** A member with one of the roles that every workspace has. */
    MEMBERSHIP,
    /** A member with one of the workspace's own roles. */
    CUSTOM_ROLE,
    /** A grant for all workspaces of the account. */
    ACCOUNT_GRANT,
    /** A grant for all workspaces. */
    SYSTEM_GRANT;

    /**
     * The name on the wire.
     *
     * @return such as {@code account_grant}
     */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One of them.
   *
   * @param kind where it comes from
   * @param role the id of the role that goes with it
   * @param roleName how that is called
   * @param permissions what it allows
   */
  public record Source(Kind kind, String role, String roleName, Set<Permission> permissions) {}

  /** Copies the sources. */
  public Standing {
    sources = List.copyOf(sources);
  }

  /**
   * Whether the workspace does not even exist for them.
   *
   * @return true when nothing gives them anything
   */
  public boolean isStranger() {
    return sources.isEmpty();
  }

  /**
   * What is allowed in all.
   *
   * @return in the order of declaration
   */
  public Set<Permission> permissions() {
    EnumSet<Permission> all = EnumSet.noneOf(Permission.class);
    sources.forEach(source -> all.addAll(source.permissions()));
    return all;
  }
}
