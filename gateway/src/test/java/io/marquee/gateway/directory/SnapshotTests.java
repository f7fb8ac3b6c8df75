package io.marquee.gateway.directory;

import static io.marquee.gateway.directory.DirectoryFixtures.accountGrant;
import static io.marquee.gateway.directory.DirectoryFixtures.entitlements;
import static io.marquee.gateway.directory.DirectoryFixtures.key;
import static io.marquee.gateway.directory.DirectoryFixtures.membership;
import static io.marquee.gateway.directory.DirectoryFixtures.systemGrant;
import static io.marquee.gateway.directory.DirectoryFixtures.workspace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.events.identity.AccessGrantState;
import io.marquee.events.identity.ApiKeyState;
import io.marquee.events.identity.SessionRevoked;
import java.time.Instant;
import java.util.List;
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
        .isEqualTo(
            new Standing(brand, account, false, false, new Grant("editor", Set.of("films:read"))));
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
  void anAccountsGrantReachesItsWorkspacesAndASystemsGrantAll() {
    UUID elsewhere = UUID.randomUUID();
    UUID grant = UUID.randomUUID();
    snapshot.put(workspace(brand, account, "active"));
    snapshot.put(workspace(elsewhere, UUID.randomUUID(), "active"));
    snapshot.put(accountGrant(grant, user, account, "films:read"));
    assertThat(permissions(brand)).containsExactly("films:read");
    assertThat(snapshot.standing(user, elsewhere)).isNull();
    assertThat(snapshot.standing(UUID.randomUUID(), brand)).isNull();
    snapshot.put(systemGrant(UUID.randomUUID(), user, "audit:read"));
    assertThat(permissions(brand)).containsExactlyInAnyOrder("films:read", "audit:read");
    assertThat(permissions(elsewhere)).containsExactly("audit:read");
    snapshot.put(accountGrant(grant, user, account, "films:write"));
    assertThat(permissions(brand)).containsExactlyInAnyOrder("films:write", "audit:read");
    snapshot.removeAccessGrant(grant);
    assertThat(permissions(brand)).containsExactly("audit:read");
    assertThat(snapshot.standing(user, UUID.randomUUID())).isNull();
  }

  @Test
  void whatMembershipOrGrantAllowsIsAllowed() {
    snapshot.put(workspace(brand, account, "active"));
    snapshot.put(membership(UUID.randomUUID(), user, brand, "viewer", "films:read"));
    snapshot.put(accountGrant(UUID.randomUUID(), user, account, "billing:read"));
    Standing standing = Objects.requireNonNull(snapshot.standing(user, brand));
    assertThat(standing.grant())
        .isEqualTo(new Grant("viewer", Set.of("films:read", "billing:read")));
  }

  @Test
  void refusesAGrantOfAnUnknownScope() {
    for (String scope : Set.of("galaxy", "account"))
      assertThatThrownBy(
              () ->
                  snapshot.put(
                      new AccessGrantState(
                          UUID.randomUUID(), user, scope, null, "staff", List.of("x"))))
          .isInstanceOf(IllegalArgumentException.class);
    assertThat(snapshot.sizes().accessGrants()).isZero();
  }

  @Test
  void aKeyStandsInItsWorkspaceWhileThatExists() {
    UUID id = UUID.randomUUID();
    snapshot.put(key(id, brand, account, "hash", "films:read"));
    ApiKey key = Objects.requireNonNull(snapshot.key(id));
    assertThat(snapshot.standing(key)).isNull();
    snapshot.put(workspace(brand, account, "active"));
    assertThat(snapshot.standing(key))
        .isEqualTo(
            new Standing(
                brand, account, false, false, new Grant("api_user", Set.of("films:read"))));
    snapshot.removeKey(id);
    assertThat(snapshot.key(id)).isNull();
  }

  @Test
  void aFormerSecretOpensUntilItsEnd() {
    Instant until = Instant.parse("2026-11-22T11:00:00Z");
    ApiKeyState rotated =
        new ApiKeyState(
            UUID.randomUUID(),
            brand,
            account,
            user,
            "new",
            "old",
            until,
            List.of(),
            List.of(),
            List.of(),
            null,
            null);
    ApiKey key = ApiKey.of(rotated, ApiKey.grantOf(rotated));
    assertThat(key.opensWith("new", until)).isTrue();
    assertThat(key.opensWith("old", until.minusMillis(1))).isTrue();
    assertThat(key.opensWith("old", until)).isFalse();
    assertThat(key.opensWith("other", until.minusMillis(1))).isFalse();
  }

  @Test
  void aTokenMayDoNoMoreThanItsKey() {
    ApiKeyState state = key(UUID.randomUUID(), brand, account, "hash", "films:read", "films:write");
    ApiKey key = ApiKey.of(state, ApiKey.grantOf(state));
    assertThat(key.within(Set.of("films:read", "billing:manage")).grant().permissions())
        .containsExactly("films:read");
    assertThat(key.within(Set.of()).grant().permissions()).isEmpty();
    assertThat(key.within(Set.of("films:read", "films:write"))).isSameAs(key);
  }

  @Test
  void knowsThePlanOfAnAccount() {
    assertThat(snapshot.planOf(account)).isNull();
    snapshot.put(entitlements(account, "team"));
    snapshot.put(entitlements(UUID.randomUUID(), "agency"));
    assertThat(snapshot.planOf(account)).isEqualTo("team");
    snapshot.put(entitlements(account, "agency"));
    assertThat(snapshot.planOf(account)).isEqualTo("agency");
    snapshot.removeAccount(account);
    assertThat(snapshot.planOf(account)).isNull();
  }

  private Set<String> permissions(UUID workspace) {
    return Objects.requireNonNull(snapshot.standing(user, workspace)).grant().permissions();
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
