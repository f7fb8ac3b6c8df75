package io.marquee.identity.access;

import static io.marquee.identity.access.Permission.*;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The roles that every workspace has. Each allows what the one below it allows, and more. */
public enum Role {
  VIEWER(
      null,
      WORKSPACES_READ,
      PROJECTS_READ,
      FILMS_READ,
      ASSETS_READ,
      CHARACTERS_READ,
      POSTS_READ,
      NOTIFICATIONS_READ,
      MEMBERS_READ),
  /** Makes content, and changes what they made themselves. */
  CREATOR(
      VIEWER,
      PROJECTS_WRITE,
      FILMS_WRITE,
      FILMS_GENERATE,
      ASSETS_WRITE,
      CHARACTERS_WRITE,
      POSTS_WRITE),
  EDITOR(CREATOR, CONTENT_OTHERS),
  MANAGER(
      EDITOR, POSTS_PUBLISH, APPROVALS_DECIDE, PORTAL_USE, SOCIAL_ACCOUNTS_MANAGE, BILLING_READ),
  ADMIN(
      MANAGER,
      WORKSPACES_WRITE,
      WEBHOOKS_MANAGE,
      MEMBERS_MANAGE,
      ROLES_MANAGE,
      API_KEYS_MANAGE,
      AUDIT_READ),
  OWNER(ADMIN, WORKSPACES_DELETE, BILLING_MANAGE, EXPORTS_MANAGE),
  /** Sees in the portal what is shown to clients, and decides on it; not the house behind it. */
  CLIENT(null, PORTAL_USE, APPROVALS_DECIDE, NOTIFICATIONS_READ),
  /** For machines: makes and publishes, manages nobody. */
  API_USER(EDITOR, POSTS_PUBLISH);

  private final Set<Permission> permissions;

  Role(@Nullable Role below, Permission... more) {
    EnumSet<Permission> all = EnumSet.noneOf(Permission.class);
    if (below != null) all.addAll(below.permissions);
    all.addAll(Arrays.asList(more));
    this.permissions = Collections.unmodifiableSet(all);
  }

  /**
   * The name on the wire.
   *
   * @return such as {@code owner}
   */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * What it is for, for people.
   *
   * @return a sentence
   */
  public String description() {
    return switch (this) {
      case OWNER -> "Everything, and the workspace itself.";
      case ADMIN -> "Everything but deleting the workspace, exporting it and paying for it.";
      case MANAGER -> "Makes, approves and publishes; connects social accounts.";
      case EDITOR -> "Makes content, and changes everybody's.";
      case CREATOR -> "Makes content, and changes their own.";
      case VIEWER -> "Sees everything that is made, and changes nothing.";
      case CLIENT -> "Sees the work in the portal and decides on it.";
      case API_USER -> "For machines: makes and publishes, manages nobody.";
    };
  }

  /**
   * The role of a name.
   *
   * @param code such as {@code owner}
   * @return the role
   * @throws IllegalArgumentException when there is none
   */
  public static Role of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /**
   * The role of a name, if there is one.
   *
   * @param code such as {@code owner}, perhaps nonsense
   * @return the role, or empty
   */
  public static Optional<Role> find(String code) {
    return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
  }

  /**
   * What the role allows, its own and inherited.
   *
   * @return permissions in the order of their declaration
   */
  public Set<Permission> permissions() {
    return permissions;
  }

  /**
   * What the role allows, as tokens and events carry it.
   *
   * @return such as {@code films:read}, in the order of their declaration
   */
  public List<String> permissionCodes() {
    return permissions.stream().map(Permission::code).toList();
  }
}
