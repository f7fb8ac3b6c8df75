package io.marquee.identity.access;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Something that a role may allow. Its {@link #code} is what tokens, events and rules carry. */
public enum Permission {
  WORKSPACES_READ("workspaces:read", "See the workspace, its settings and statistics"),
  WORKSPACES_WRITE("workspaces:write", "Change the workspace and its settings"),
  WORKSPACES_DELETE("workspaces:delete", "Delete the workspace"),
  PROJECTS_READ("projects:read", "See projects"),
  PROJECTS_WRITE("projects:write", "Create, change and delete projects"),
  CONTENT_OTHERS("content:others", "Change and delete what others made"),
  FILMS_READ("films:read", "See and download films"),
  FILMS_WRITE("films:write", "Create, change and delete films"),
  FILMS_GENERATE("films:generate", "Render films, which spends credits"),
  ASSETS_READ("assets:read", "See and download assets"),
  ASSETS_WRITE("assets:write", "Upload, change and delete assets"),
  CHARACTERS_READ("characters:read", "See characters"),
  CHARACTERS_WRITE("characters:write", "Create, change and delete characters"),
  POSTS_READ("posts:read", "See posts, calendars and publications"),
  POSTS_WRITE("posts:write", "Draft and change posts"),
  POSTS_PUBLISH("posts:publish", "Publish and schedule posts"),
  APPROVALS_DECIDE("approvals:decide", "Approve and reject what is submitted"),
  PORTAL_USE("portal:use", "See in the portal what is shown to clients"),
  SOCIAL_ACCOUNTS_MANAGE("social_accounts:manage", "Connect and disconnect social accounts"),
  BILLING_READ("billing:read", "See usage, subscription and invoices"),
  BILLING_MANAGE("billing:manage", "Change the plan, payment methods and budgets"),
  NOTIFICATIONS_READ("notifications:read", "Read one's notifications"),
  WEBHOOKS_MANAGE("webhooks:manage", "Manage webhooks and see their deliveries"),
  MEMBERS_READ("members:read", "See who the members are"),
  MEMBERS_MANAGE("members:manage", "Invite and remove members and change their roles"),
  ROLES_MANAGE("roles:manage", "Define the workspace's own roles"),
  API_KEYS_MANAGE("api_keys:manage", "Make, rotate and revoke API keys"),
  EXPORTS_MANAGE("exports:manage", "Export all that the workspace has"),
  AUDIT_READ("audit:read", "Search and export the audit log");

  /** Those that roles have for parts which are not there yet: no operation asks for them. */
  private static final Set<String> AHEAD = Set.of();

  private final String code;
  private final String description;

  Permission(String code, String description) {
    this.code = code;
    this.description = description;
  }

  /**
   * The permission of a name.
   *
   * @param code such as {@code films:read}
   * @return the permission, or empty when there is none
   */
  public static Optional<Permission> find(String code) {
    return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
  }

  /**
   * The name on the wire.
   *
   * @return such as {@code films:read}
   */
  public String code() {
    return code;
  }

  /**
   * Whether any operation asks for it.
   *
   * @return false for what belongs to a part that is not there yet
   */
  public boolean isAskedFor() {
    return !AHEAD.contains(code);
  }

  /**
   * What it is about.
   *
   * @return such as {@code films}
   */
  public String resource() {
    return code.substring(0, code.indexOf(':'));
  }

  /**
   * What it allows, for people.
   *
   * @return a few words
   */
  public String description() {
    return description;
  }
}
