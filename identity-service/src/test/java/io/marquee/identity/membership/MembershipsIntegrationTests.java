package io.marquee.identity.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.events.Accounts;
import io.marquee.events.identity.MembershipState;
import io.marquee.events.workspace.WorkspaceEvent;
import io.marquee.events.workspace.WorkspaceState;
import io.marquee.identity.IdentityTest;
import io.marquee.identity.People;
import io.marquee.identity.access.Role;
import io.marquee.tenancy.Tenant;
import io.marquee.test.Callers;
import io.marquee.test.Events;
import io.marquee.test.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@IdentityTest
class MembershipsIntegrationTests {

  @Autowired MockMvcTester mvc;
  @Autowired People people;
  @Autowired Callers callers;
  @Autowired Events events;
  @Autowired TestDatabase database;

  private final UUID workspace = UuidCreator.getTimeOrderedEpoch();

  @Test
  void whoeverCreatesAWorkspaceOwnsIt() {
    var ada = people.register();
    deliver(ada, "Analytical Films", "active");

    JsonNode place = awaitPlaces(ada, 1).get(0);
    assertThat(place.propertyNames())
        .containsExactly("workspace_id", "workspace_name", "role", "role_name", "permissions");
    assertThat(place.at("/workspace_id").asString()).isEqualTo(workspace.toString());
    assertThat(place.at("/workspace_name").asString()).isEqualTo("Analytical Films");
    assertThat(place.at("/role").asString()).isEqualTo("owner");
    assertThat(place.at("/permissions")).hasSize(Role.OWNER.permissions().size());

    assertThat(said())
        .singleElement()
        .satisfies(
            membership -> {
              assertThat(membership.userId()).isEqualTo(ada.userId());
              assertThat(membership.role()).isEqualTo("owner");
              assertThat(membership.permissions()).isEqualTo(Role.OWNER.permissionCodes());
            });
  }

  @Test
  void theSameNewsTwiceMakesOneMembership() {
    var ada = people.register();
    UUID id = UuidCreator.getTimeOrderedEpoch();
    events.deliver(id, state(ada, "Once", "active"), tenant(ada), 1);
    events.deliver(id, state(ada, "Once", "active"), tenant(ada), 1);
    events.deliver(
        UuidCreator.getTimeOrderedEpoch(), state(ada, "Twice", "active"), tenant(ada), 2);

    await().until(() -> nameOf(ada).equals("Twice"));
    assertThat(database.count("shared.memberships where workspace_id = ?", workspace)).isOne();
    assertThat(said()).hasSize(1);
  }

  @Test
  void oldNewsIsNoNews() {
    var ada = people.register();
    var bob = people.register();
    events.deliver(UuidCreator.getTimeOrderedEpoch(), state(ada, "New", "active"), tenant(ada), 2);
    events.deliver(UuidCreator.getTimeOrderedEpoch(), state(bob, "Old", "active"), tenant(ada), 1);
    events.deliver(
        UuidCreator.getTimeOrderedEpoch(), state(ada, "Newest", "active"), tenant(ada), 3);

    await().until(() -> nameOf(ada).equals("Newest"));
    assertThat(said()).extracting(MembershipState::userId).containsExactly(ada.userId());
  }

  @Test
  void newsOnItsWayDoesNotGiveOwnershipBack() {
    var ada = people.register();
    var bob = people.register();
    deliver(ada, "Films", "active");
    awaitPlaces(ada, 1);
    // Handed over here; workspace-service has not heard yet, or had heard of somebody in between.
    database.update(
        "update shared.memberships set user_id = ? where workspace_id = ?",
        bob.userId(),
        workspace);
    deliver(ada, "Renamed", "active");
    await().until(() -> nameOf(bob).equals("Renamed"));
    deliver(people.register(), "Again", "active");

    await().until(() -> nameOf(bob).equals("Again"));
    assertThat(awaitPlaces(bob, 1).at("/0/role").asString()).isEqualTo("owner");
    assertThat(database.count("shared.memberships where workspace_id = ?", workspace)).isOne();
  }

  @Test
  void aDeletedWorkspaceIsNotListedAndComesBackWithItsMembers() {
    var ada = people.register();
    deliver(ada, "Films", "active");
    awaitPlaces(ada, 1);
    deliver(ada, "Films", "deleted");
    awaitPlaces(ada, 0);
    deliver(ada, "Films", "active");
    awaitPlaces(ada, 1);
    assertThat(said()).hasSize(1);
  }

  @Test
  void aPurgedWorkspaceHasNoMembers() {
    var ada = people.register();
    deliver(ada, "Films", "active");
    awaitPlaces(ada, 1);
    UUID membership = said().getFirst().membershipId();
    events.deliverTombstone(WorkspaceEvent.class, WorkspaceState.class, workspace, tenant(ada));

    awaitPlaces(ada, 0);
    assertThat(database.count("shared.memberships where workspace_id = ?", workspace)).isZero();
    assertThat(
            database.count(
                "service.outbox where key = ? and payload is null and workspace_id = ?",
                membership,
                workspace))
        .isEqualTo(1);
  }

  @Test
  void listsTheMembersOfOneWorkspaceOnly() {
    var ada = people.register();
    deliver(ada, "Films", "active");
    awaitPlaces(ada, 1);

    var mine = members(ada, workspace, "members:read");
    assertThat(mine).hasStatusOk();
    var item = people.body(mine).at("/items/0");
    assertThat(item.at("/user_id").asString()).isEqualTo(ada.userId().toString());
    assertThat(item.at("/email").asString()).isEqualTo(ada.email());
    assertThat(item.at("/full_name").asString()).isEqualTo("Ada Lovelace");
    assertThat(item.at("/role").asString()).isEqualTo("owner");

    UUID other = UuidCreator.getTimeOrderedEpoch();
    assertThat(people.body(members(ada, other, "members:read")).at("/items")).isEmpty();
    assertThat(members(ada, workspace, "films:read")).hasStatus(403);
    var forged =
        mvc.get()
            .uri("/api/v1/w/" + workspace + "/members")
            .header("X-Workspace-Id", workspace)
            .with(callers.as(ada.in(other, Set.of("members:read"))))
            .exchange();
    assertThat(forged).hasStatus(404);
  }

  @Test
  void meIsWhoTheGatewaySays() {
    var ada = people.register();
    var answer = mvc.get().uri("/api/v1/auth/me").with(callers.as(ada.caller())).exchange();
    assertThat(answer).hasStatusOk();
    var body = people.body(answer);
    assertThat(body.at("/user/id").asString()).isEqualTo(ada.userId().toString());
    assertThat(body.at("/user/account_id").asString())
        .isEqualTo(Accounts.personalAccountOf(ada.userId()).toString());
    assertThat(body.at("/memberships")).isEmpty();
  }

  @Test
  void listsThePermissions() {
    var ada = people.register();
    var answer = mvc.get().uri("/api/v1/permissions").with(callers.as(ada.caller())).exchange();
    assertThat(answer).hasStatusOk();
    assertThat(people.body(answer).at("/items"))
        .extracting(item -> item.at("/name").asString())
        .contains("films:write", "audit:read");
  }

  private MvcTestResult members(People.Person person, UUID workspace, String permission) {
    return mvc.get()
        .uri("/api/v1/w/" + workspace + "/members")
        .with(callers.as(person.in(workspace, Set.of(permission))))
        .exchange();
  }

  private JsonNode awaitPlaces(People.Person person, int count) {
    return await().until(() -> places(person), places -> places.size() == count);
  }

  private JsonNode places(People.Person person) {
    return people
        .body(mvc.get().uri("/api/v1/auth/me").with(callers.as(person.caller())).exchange())
        .at("/memberships");
  }

  private String nameOf(People.Person person) {
    return places(person).at("/0/workspace_name").asString("");
  }

  private List<MembershipState> said() {
    return events.published(MembershipState.class).stream()
        .filter(membership -> membership.workspaceId().equals(workspace))
        .toList();
  }

  private void deliver(People.Person owner, String name, String status) {
    events.deliver(state(owner, name, status), tenant(owner));
  }

  private WorkspaceState state(People.Person owner, String name, String status) {
    return new WorkspaceState(
        workspace,
        Accounts.personalAccountOf(owner.userId()),
        owner.userId(),
        name,
        "films",
        "brand",
        status,
        "shared",
        BigDecimal.TEN,
        null,
        "UTC",
        Instant.now());
  }

  private Tenant tenant(People.Person owner) {
    return Tenant.workspace(workspace, Accounts.personalAccountOf(owner.userId()));
  }
}
