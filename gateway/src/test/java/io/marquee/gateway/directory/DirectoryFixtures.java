package io.marquee.gateway.directory;

import io.marquee.events.identity.MembershipState;
import io.marquee.events.workspace.WorkspaceState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Events as identity and workspace tell them. */
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
}
