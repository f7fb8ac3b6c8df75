package io.marquee.identity.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role as somebody has it: one that every workspace has, or one of the workspace's own.
 *
 * @param id by what memberships name it: {@code editor}, or a custom role's UUID
 * @param name to show
 * @param permissions what it allows
 * @param custom whether it is the workspace's own
 */
public record GrantedRole(String id, String name, Set<Permission> permissions, boolean custom) {

  /**
   * A role that every workspace has.
   *
   * @param role which
   * @return the same in one form for both kinds
   */
  public static GrantedRole of(Role role) {
    return new GrantedRole(role.code(), role.code(), role.permissions(), false);
  }

  /**
   * A custom role as its columns have it, for queries over many workspaces.
   *
   * @param id its id
   * @param name to show
   * @param base the role that it builds on, null for none
   * @param added permissions beside the base role's; those that are no more are passed over
   * @return the role
   */
  public static GrantedRole custom(
      UUID id, String name, @Nullable String base, Collection<String> added) {
    EnumSet<Permission> all = EnumSet.noneOf(Permission.class);
    if (base != null) all.addAll(Role.of(base).permissions());
    for (String code : added) Permission.find(code).ifPresent(all::add);
    return new GrantedRole(id.toString(), name, all, true);
  }

  /**
   * Whether it is the one that nobody is given, but by the owner handing it over.
   *
   * @return true for the owner's
   */
  public boolean isOwner() {
    return id.equals(Role.OWNER.code());
  }

  /**
   * What it allows, as tokens and events carry it.
   *
   * @return such as {@code films:read}, in the order of their declaration
   */
  public List<String> permissionCodes() {
    return codes(permissions);
  }

  static List<String> codes(Set<Permission> permissions) {
    EnumSet<Permission> ordered = EnumSet.noneOf(Permission.class);
    ordered.addAll(permissions);
    return ordered.stream().map(Permission::code).toList();
  }
}
