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
 * @param projectIds the projects that an API key is limited to, empty for all
 * @param socialAccountIds the social accounts that an API key is limited to, empty for all
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
    @Nullable String name,
    Set<UUID> projectIds,
    Set<UUID> socialAccountIds) {

  /** The permission to change what others made. Whoever lacks it changes their own content only. */
  public static final String CONTENT_OF_OTHERS = "content:others";

  /** Where the servlet filter leaves the caller for filters and resolvers behind it. */
  public static final String ATTRIBUTE = Caller.class.getName();

  public Caller {
    permissions = Set.copyOf(permissions);
    projectIds = Set.copyOf(projectIds);
    socialAccountIds = Set.copyOf(socialAccountIds);
  }

  /** A caller who is limited to no project and no social account: everybody but some API keys. */
  public Caller(
      UUID userId,
      @Nullable UUID workspaceId,
      @Nullable UUID accountId,
      @Nullable String role,
      Set<String> permissions,
      @Nullable UUID sessionId,
      @Nullable UUID apiKeyId,
      @Nullable String email,
      @Nullable String name) {
    this(
        userId,
        workspaceId,
        accountId,
        role,
        permissions,
        sessionId,
        apiKeyId,
        email,
        name,
        Set.of(),
        Set.of());
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

  /**
   * Goes on only if the caller made it, or may change what others made.
   *
   * @param createdBy who made it, null when nobody knows any more
   * @throws NotYourOwn 403 <code>not_your_own</code>
   */
  public void requireOwn(@Nullable UUID createdBy) {
    if (!may(CONTENT_OF_OTHERS) && !userId.equals(createdBy)) {
      throw new NotYourOwn();
    }
  }

  /**
   * Whether the caller is limited to some projects. Lists then show what lies in {@link
   * #projectIds} alone.
   */
  public boolean isLimitedToProjects() {
    return !projectIds.isEmpty();
  }

  /** Whether the caller may touch what lies in a project; null is what lies in none. */
  public boolean reachesProject(@Nullable UUID projectId) {
    return projectIds.isEmpty() || (projectId != null && projectIds.contains(projectId));
  }

  /**
   * Goes on only if the caller may touch what lies in a project.
   *
   * @param projectId the project, null for what lies in none
   * @throws OutsideKey 403 <code>outside_key</code>
   */
  public void requireProject(@Nullable UUID projectId) {
    if (!reachesProject(projectId)) {
      throw new OutsideKey("projects");
    }
  }

  /** Whether the caller is limited to some social accounts. */
  public boolean isLimitedToSocialAccounts() {
    return !socialAccountIds.isEmpty();
  }

  /**
   * Goes on only if the caller may use a social account.
   *
   * @throws OutsideKey 403 <code>outside_key</code>
   */
  public void requireSocialAccount(UUID socialAccountId) {
    if (isLimitedToSocialAccounts() && !socialAccountIds.contains(socialAccountId)) {
      throw new OutsideKey("social accounts");
    }
  }

  /**
   * Goes on only if a person calls: what keys, roles and owners are, no key decides.
   *
   * @throws PersonNeeded 403 <code>person_needed</code>
   */
  public void requirePerson() {
    if (apiKeyId != null) {
      throw new PersonNeeded();
    }
  }

  /** Who is held to account: <code>key:…</code> for an API key, else <code>user:…</code>. */
  public String principal() {
    return apiKeyId != null ? "key:" + apiKeyId : "user:" + userId;
  }
}
