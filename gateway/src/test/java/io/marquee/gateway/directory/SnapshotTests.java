package io.marquee.gateway.directory;

import static io.marquee.gateway.directory.DirectoryFixtures.membership;
import static io.marquee.gateway.directory.DirectoryFixtures.workspace;
import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.events.identity.SessionRevoked;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SnapshotTests {

  private final Snapshot snapshot = new Snapshot();
  private final UUID user = UUID.randomUUID();
  private final UUID account = UUID.randomUUID();
  private final UUID brand = UUID.randomUUID();

  @Test
  void knowsAMemberOfAWorkspace() {
    snapshot.put(workspace(brand, account, "active"));
    snapshot.put(membership(UUID.randomUUID(), user, brand, "editor", "films:read"));
    assertThat(snapshot.standing(user, brand))
        .isEqualTo(new Standing(brand, account, false, new Grant("editor", Set.of("films:read"))));
    assertThat(snapshot.standing(UUID.randomUUID(), brand)).isNull();
    assertThat(snapshot.standing(user, UUID.randomUUID())).isNull();
  }

  @Test
  void doesNotKnowAMemberBeforeTheWorkspace() {
    snapshot.put(membership(UUID.randomUUID(), user, brand, "editor", "films:read"));
    assertThat(snapshot.standing(user, brand)).isNull();
    snapshot.put(workspace(brand, account, "active"));
    assertThat(snapshot.standing(user, brand)).isNotNull();
  }

  @Test
  void followsAChangeOfRoleAndTheEndOfAMembership() {
    UUID membership = UUID.randomUUID();
    snapshot.put(workspace(brand, account, "active"));
    snapshot.put(membership(membership, user, brand, "editor", "films:read", "films:write"));
    snapshot.put(membership(membership, user, brand, "viewer", "films:read"));
    assertThat(Objects.requireNonNull(snapshot.standing(user, brand)).grant().role())
        .isEqualTo("viewer");
    snapshot.removeMembership(membership);
    assertThat(snapshot.standing(user, brand)).isNull();
    assertThat(snapshot.sizes().memberships()).isZero();
  }

  @Test
  void keepsTheNewMembershipOfSomebodyWhoCameBackWhateverTheOrderOfPartitions() {
    UUID former = UUID.randomUUID();
    snapshot.put(workspace(brand, account, "active"));
    snapshot.put(membership(UUID.randomUUID(), user, brand, "viewer", "films:read"));
    snapshot.put(membership(former, user, brand, "owner", "films:write"));
    snapshot.removeMembership(former);
    assertThat(Objects.requireNonNull(snapshot.standing(user, brand)).grant().role())
        .isEqualTo("viewer");
  }

  @Test
  void sharesTheGrantOfMembersWithTheSameRole() {
    UUID other = UUID.randomUUID();
    snapshot.put(workspace(brand, account, "active"));
    snapshot.put(membership(UUID.randomUUID(), user, brand, "viewer", "a", "b"));
    snapshot.put(membership(UUID.randomUUID(), other, brand, "viewer", "b", "a"));
    Standing first = Objects.requireNonNull(snapshot.standing(user, brand));
    Standing second = Objects.requireNonNull(snapshot.standing(other, brand));
    assertThat(first.grant()).isSameAs(second.grant());
  }

  @Test
  void forgetsARevocationWhenItsLastTokenHasExpired() {
    UUID session = UUID.randomUUID();
    Instant forget = Instant.parse("2026-11-22T11:00:00Z");
    snapshot.put(new SessionRevoked(session, user, forget.minusSeconds(3600), "logout"), forget);
    snapshot.forgetRevocationsBefore(forget.minusSeconds(1));
    assertThat(snapshot.isRevoked(session)).isTrue();
    snapshot.forgetRevocationsBefore(forget.plusSeconds(1));
    assertThat(snapshot.isRevoked(session)).isFalse();
  }

  @Test
  void answersReadersWhileAWriterChangesEverything() throws Exception {
    UUID stable = UUID.randomUUID();
    snapshot.put(workspace(brand, account, "active"));
    snapshot.put(membership(UUID.randomUUID(), stable, brand, "viewer", "films:read"));
    Thread writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int i = 0; i < 50_000; i++) {
                    UUID id = UUID.randomUUID();
                    snapshot.put(membership(id, UUID.randomUUID(), brand, "role" + i % 50, "x"));
                    if (i % 2 == 0) snapshot.removeMembership(id);
                  }
                });
    while (writer.isAlive())
      assertThat(Objects.requireNonNull(snapshot.standing(stable, brand)).grant().role())
          .isEqualTo("viewer");
    writer.join();
    assertThat(snapshot.sizes().memberships()).isEqualTo(25_001);
  }
}
