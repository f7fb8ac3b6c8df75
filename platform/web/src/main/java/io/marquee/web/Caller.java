package io.marquee.web;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, as the gateway has established it and stated it in the {@link InternalToken}. A
 * controller receives it as a plain parameter; code below the controllers asks {@link
 * CurrentCaller}.
 *
 * @param userId the user, also when an API key that the user made is calling
 * @param workspaceId the workspace of the request's path, null outside <code>/w/{workspace_id}
 *     </code>
 * @param accountId who pays: the workspace's account or, without a workspace, the user's personal
 *     account
 * @param role the member's role in the workspace, null without a workspace
 * @param permissions what the caller may do here, such as <code>films:write</code>; empty without a
 *     workspace
 * @param sessionId the session behind the access token, null for an API key
 * @param apiKeyId the API key, null for a session
 * @param email the user's address, null for an API key
 * @param name the user's full name, null for an API key
 */
public record Caller(
    UUID userId,
    @Nullable UUID workspaceId,
    @Nullable UUID accountId,
    @Nullable String role,
    Set<String> permissions,
    @Nullable UUID sessionId,
    @Nullable UUID apiKeyId,
    @Nullable String email,
    @Nullable String name) {

  /** Where the servlet filter leaves the caller for filters and resolvers behind it. */
  public static final String ATTRIBUTE = Caller.class.getName();

  public Caller {
    permissions = Set.copyOf(permissions);
  }

  /** A person outside any workspace: no role, no permissions. */
  public static Caller person(UUID userId, UUID accountId) {
    return new Caller(userId, null, accountId, null, Set.of(), null, null, null, null);
  }

  /** A member of a workspace, as tests and the gateway need one. */
  public static Caller member(
      UUID userId, UUID workspaceId, UUID accountId, String role, Set<String> permissions) {
    return new Caller(userId, workspaceId, accountId, role, permissions, null, null, null, null);
  }

  /** Whether the caller has the permission. */
  public boolean may(String permission) {
    return permissions.contains(permission);
  }

  /**
   * Goes on only with the permission.
   *
   * @throws PermissionMissing 403 <code>permission_missing</code>, naming the permission
   */
  public void require(String permission) {
    if (!may(permission)) {
      throw new PermissionMissing(permission);
    }
  }

  /** Who is held to account: <code>key:…</code> for an API key, else <code>user:…</code>. */
  public String principal() {
    return apiKeyId != null ? "key:" + apiKeyId : "user:" + userId;
  }
}
