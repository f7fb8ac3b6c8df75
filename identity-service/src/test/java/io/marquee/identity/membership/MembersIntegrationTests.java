package io.marquee.identity.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.events.identity.MembershipState;
import io.marquee.identity.Brands;
import io.marquee.identity.Brands.Brand;
import io.marquee.identity.IdentityTest;
import io.marquee.identity.People.Person;
import io.marquee.identity.access.Role;
import io.marquee.test.Events;
import io.marquee.test.TestDatabase;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IdentityTest
class MembersIntegrationTests {

  @Autowired Brands brands;
  @Autowired Events events;
  @Autowired TestDatabase database;

  @Test
  void anAdminMakesAViewerAnEditor() {
    Brand brand = brands.found();
    UUID member = brands.join(brand, brands.person(), Role.VIEWER);
    var admin = brand.as(brands.person(), Role.ADMIN);

    var answer = brands.patch(admin, member(brand, member), "\"0\"", "{'role':'editor'}");
    assertThat(answer).hasStatusOk();
    assertThat(brands.body(answer).at("/role").asString()).isEqualTo("editor");
    assertThat(events.published(MembershipState.class, member))
        .singleElement()
        .satisfies(
            state -> assertThat(state.permissions()).isEqualTo(Role.EDITOR.permissionCodes()));
  }

  @Test
  void nobodyGivesARoleAboveTheirOwn() {
    Brand brand = brands.found();
    UUID member = brands.join(brand, brands.person(), Role.VIEWER);
    var narrow = brand.as(brands.person(), Set.of("members:manage", "members:read"));
    var answer = brands.patch(narrow, member(brand, member), "\"0\"", "{'role':'editor'}");
    assertThat(answer).hasStatus(403);
    assertThat(brands.code(answer)).isEqualTo("beyond_yourself");
  }

  @Test
  void nobodyChangesOrRemovesSomebodyAboveThem() {
    Brand brand = brands.found();
    UUID admin = brands.join(brand, brands.person(), Role.ADMIN);
    List<String> few = List.of("members:manage", "members:read", "films:read");
    var narrow = brand.as(brands.person(), few);
    var lowered = brands.patch(narrow, member(brand, admin), "\"0\"", "{'role':'client'}");
    assertThat(brands.code(lowered)).isEqualTo("beyond_yourself");
    var removed = brands.delete(narrow, member(brand, admin), "\"0\"");
    assertThat(brands.code(removed)).isEqualTo("beyond_yourself");
    assertThat(database.count("shared.memberships where id = ?", admin)).isOne();
  }

  @Test
  void theOwnersRoleIsNeitherGivenNorTakenNorLeft() {
    Brand brand = brands.found();
    UUID owner = brands.membershipOf(brand, brand.owner());
    UUID member = brands.join(brand, brands.person(), Role.ADMIN);
    var given = brands.patch(brand.asOwner(), member(brand, member), "\"0\"", "{'role':'owner'}");
    assertThat(given).hasStatus(422);
    assertThat(brands.body(given).at("/errors/0/code").asString()).isEqualTo("role_not_given");
    var taken = brands.patch(brand.asOwner(), member(brand, owner), "\"0\"", "{'role':'admin'}");
    assertThat(brands.code(taken)).isEqualTo("owner_stays");
    var removed = brands.delete(brand.asOwner(), member(brand, owner), "\"0\"");
    assertThat(brands.code(removed)).isEqualTo("owner_stays");
    var left = brands.post(brand.asOwner(), brand.path("/members/leave"), "");
    assertThat(left).hasStatus(409);
    assertThat(brands.code(left)).isEqualTo("owner_stays");
  }

  @Test
  void aRemovedMemberIsGoneForAll() {
    Brand brand = brands.found();
    UUID member = brands.join(brand, brands.person(), Role.EDITOR);
    assertThat(brands.delete(brand.asOwner(), member(brand, member), null)).hasStatus(428);
    assertThat(brands.delete(brand.asOwner(), member(brand, member), "\"0\"")).hasStatus(204);
    assertThat(brands.get(brand.asOwner(), member(brand, member))).hasStatus(404);
    assertThat(tombstones(member)).isOne();
  }

  @Test
  void everyMemberMayLeave() {
    Brand brand = brands.found();
    Person client = brands.person();
    UUID member = brands.join(brand, client, Role.CLIENT);
    var answer = brands.post(brand.as(client, Role.CLIENT), brand.path("/members/leave"), "");
    assertThat(answer).hasStatus(204);
    assertThat(tombstones(member)).isOne();
    assertThat(brands.post(brand.as(client, Role.CLIENT), brand.path("/members/leave"), ""))
        .hasStatus(404);
  }

  @Test
  void theOwnerHandsTheWorkspaceOverAndStaysAsAdmin() {
    Brand brand = brands.found();
    UUID owner = brands.membershipOf(brand, brand.owner());
    UUID member = brands.join(brand, brands.person(), Role.EDITOR);

    var answer = brands.post(brand.asOwner(), member(brand, member) + "/make-owner", "");
    assertThat(answer).hasStatusOk();
    assertThat(brands.body(answer).at("/role").asString()).isEqualTo("owner");
    assertThat(last(owner).role()).isEqualTo("admin");
    assertThat(last(member).role()).isEqualTo("owner");

    // No longer theirs to hand over, nor the other's to have it twice.
    var again = brands.post(brand.asOwner(), member(brand, owner) + "/make-owner", "");
    assertThat(again).hasStatus(403);
    assertThat(brands.code(again)).isEqualTo("owner_needed");
  }

  @Test
  void onlyTheOwnerHandsOverAndOnlyToAMember() {
    Brand brand = brands.found();
    Person admin = brands.person();
    UUID member = brands.join(brand, admin, Role.ADMIN);
    String toAdmin = member(brand, member) + "/make-owner";
    assertThat(brands.code(brands.post(brand.as(admin, Role.ADMIN), toAdmin, "")))
        .isEqualTo("owner_needed");
    assertThat(brands.code(brands.post(brand.asKey(Role.OWNER), toAdmin, "")))
        .isEqualTo("person_needed");
    UUID elsewhere = brands.join(brands.found(), brands.person(), Role.EDITOR);
    assertThat(brands.post(brand.asOwner(), member(brand, elsewhere) + "/make-owner", ""))
        .hasStatus(404);
  }

  @Test
  void theDatabaseHoldsThatThereIsExactlyOneOwner() {
    Brand brand = brands.found();
    UUID owner = brands.membershipOf(brand, brand.owner());
    UUID member = brands.join(brand, brands.person(), Role.ADMIN);
    assertThatThrownBy(
            () ->
                database.update("update shared.memberships set role = 'admin' where id = ?", owner))
        .hasStackTraceContaining("exactly one owner");
    assertThatThrownBy(() -> database.update("delete from shared.memberships where id = ?", owner))
        .hasStackTraceContaining("exactly one owner");
    assertThatThrownBy(
            () ->
                database.update(
                    "update shared.memberships set role = 'owner' where id = ?", member))
        .hasStackTraceContaining("one_owner");
    assertThat(database.update("delete from shared.memberships where workspace_id = ?", brand.id()))
        .as("all of them may go at once, as when a workspace is purged")
        .isEqualTo(2);
  }

  @Test
  void anotherWorkspacesMemberDoesNotExist() {
    Brand brand = brands.found();
    UUID elsewhere = brands.join(brands.found(), brands.person(), Role.VIEWER);
    assertThat(brands.get(brand.asOwner(), member(brand, elsewhere))).hasStatus(404);
    assertThat(brands.delete(brand.asOwner(), member(brand, elsewhere), "*")).hasStatus(404);
    assertThat(brands.patch(brand.asOwner(), member(brand, elsewhere), "*", "{'role':'editor'}"))
        .hasStatus(404);
  }

  private MembershipState last(UUID member) {
    return events.published(MembershipState.class, member).getLast();
  }

  private long tombstones(UUID member) {
    return database.count("service.outbox where key = ? and payload is null", member);
  }

  private static String member(Brand brand, UUID id) {
    return brand.path("/members/" + id);
  }
}
