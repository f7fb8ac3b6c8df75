package io.marquee.gateway.directory;

import io.marquee.events.billing.EntitlementsState;
import io.marquee.events.identity.AccessGrantState;
import io.marquee.events.identity.ApiKeyState;
import io.marquee.events.identity.MembershipState;
import io.marquee.events.workspace.WorkspaceState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Events as the services tell them. */
public final class DirectoryFixtures {

  private DirectoryFixtures() {}

  public static MembershipState membership(
      UUID id, UUID user, UUID workspace, String role, String... permissions) {
    return new MembershipState(
        id, workspace, user, role, List.of(permissions), Instant.parse("2026-11-22T10:00:00Z"));
  }

  public static WorkspaceState workspace(UUID id, UUID account, String status) {
    return new WorkspaceState(
        id,
        account,
        UUID.randomUUID(),
        "Blue Harbour",
        "blue-harbour",
        "brand",
        status,
        "shared",
        BigDecimal.TEN,
        null,
        "Europe/Berlin",
        Instant.parse("2026-11-22T10:00:00Z"));
  }

  public static ApiKeyState key(
      UUID id, UUID workspace, UUID account, String secretHash, String... permissions) {
    return new ApiKeyState(
        id,
        workspace,
        account,
        UUID.randomUUID(),
        secretHash,
        null,
        null,
        List.of(permissions),
        List.of(),
        List.of(),
        null,
        null);
  }

  public static AccessGrantState accountGrant(UUID id, UUID user, UUID account, String... may) {
    return new AccessGrantState(id, user, "account", account, "account_admin", List.of(may));
  }

  public static AccessGrantState systemGrant(UUID id, UUID user, String... may) {
    return new AccessGrantState(id, user, "system", null, "staff", List.of(may));
  }

  public static EntitlementsState entitlements(UUID account, String plan) {
    return new EntitlementsState(
        account, plan, "active", 100, 100, Instant.parse("2026-12-22T10:00:00Z"), 50, 5);
  }
}
