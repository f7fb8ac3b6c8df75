package io.marquee.identity.grant;

import io.marquee.identity.access.Permission;
import io.marquee.identity.access.Role;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What somebody is to all workspaces of an account, or to all that there are. */
public enum GrantRole {
  /** May do in each of the account's workspaces what its owner may. */
  ACCOUNT_ADMIN(Scope.ACCOUNT, EnumSet.copyOf(Role.OWNER.permissions())),
  /** Sees everything in each of the account's workspaces, and changes nothing. */
  ACCOUNT_VIEWER(Scope.ACCOUNT, reading()),
  /** May do everything everywhere. */
  SYSTEM_ADMIN(Scope.SYSTEM, EnumSet.allOf(Permission.class)),
  /** Sees everything everywhere, to help; changes nothing. */
  STAFF(Scope.SYSTEM, reading());

  /** How far a grant reaches. */
  public enum Scope {
    /** The workspaces of one account. */
    ACCOUNT,
    /** All workspaces. */
    SYSTEM;

    /**
     * The name on the wire.
     *
     * @return such as {@code account}
     */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Scope scope;
  private final Set<Permission> permissions;

  GrantRole(Scope scope, EnumSet<Permission> permissions) {
    this.scope = scope;
    this.permissions = Collections.unmodifiableSet(permissions);
  }

  private static EnumSet<Permission> reading() {
    EnumSet<Permission> reading = EnumSet.copyOf(Role.VIEWER.permissions());
    reading.add(Permission.BILLING_READ);
    reading.add(Permission.AUDIT_READ);
    return reading;
  }

  /**
   * The role of a name.
   *
   * @param scope where it has to be for
   * @param code such as {@code account_admin}, perhaps nonsense
   * @return the role, or empty
   */
  public static Optional<GrantRole> find(Scope scope, String code) {
    return Arrays.stream(values())
        .filter(role -> role.scope == scope && role.code().equals(code))
        .findFirst();
  }

  /**
   * The name on the wire.
   *
   * @return such as {@code account_admin}
   */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * How far it reaches.
   *
   * @return the scope
   */
  public Scope scope() {
    return scope;
  }

  /**
   * What it allows.
   *
   * @return permissions in the order of their declaration
   */
  public Set<Permission> permissions() {
    return permissions;
  }

  /**
   * What it allows, as events carry it.
   *
   * @return such as {@code films:read}
   */
  public List<String> permissionCodes() {
    return permissions.stream().map(Permission::code).toList();
  }
}
