package io.marquee.identity.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoleTests {

  @Test
  void anOwnerMayDoEverything() {
    assertThat(Role.OWNER.permissions()).containsExactlyInAnyOrder(Permission.values());
  }

  @Test
  void eachRoleAllowsWhatTheOneBelowAllowsAndMore() {
    var ladder =
        List.of(Role.VIEWER, Role.CREATOR, Role.EDITOR, Role.MANAGER, Role.ADMIN, Role.OWNER);
    for (int i = 1; i < ladder.size(); i++) {
      assertThat(ladder.get(i).permissions())
          .containsAll(ladder.get(i - 1).permissions())
          .hasSizeGreaterThan(ladder.get(i - 1).permissions().size());
    }
  }

  @Test
  void aViewerOnlyReads() {
    assertThat(Role.VIEWER.permissionCodes()).allMatch(code -> code.endsWith(":read"));
  }

  @Test
  void aCreatorIsAnEditorOfTheirOwnContentAlone() {
    assertThat(Role.EDITOR.permissions()).contains(Permission.CONTENT_OTHERS);
    assertThat(Role.CREATOR.permissions())
        .contains(Permission.FILMS_WRITE, Permission.POSTS_WRITE)
        .doesNotContain(Permission.CONTENT_OTHERS);
  }

  @Test
  void aClientDecidesAndSeesThePortalOnly() {
    assertThat(Role.CLIENT.permissionCodes())
        .containsExactlyInAnyOrder("portal:use", "approvals:decide", "notifications:read");
  }

  @Test
  void whoManagesSeesWhatClientsSee() {
    assertThat(EnumSet.allOf(Role.class))
        .filteredOn(role -> role.permissions().contains(Permission.PORTAL_USE))
        .containsExactly(Role.MANAGER, Role.ADMIN, Role.OWNER, Role.CLIENT);
  }

  @Test
  void thereAreMoreThanTwentyFivePermissions() {
    assertThat(Permission.values()).hasSizeGreaterThan(25);
  }

  @Test
  void machinesAndClientsManageNobody() {
    assertThat(Role.API_USER.permissions()).doesNotContain(Permission.MEMBERS_MANAGE);
    assertThat(Role.CLIENT.permissions()).doesNotContain(Permission.MEMBERS_READ);
  }

  @Test
  void everyRoleIsFoundByItsName() {
    assertThat(Arrays.stream(Role.values()).map(Role::code).map(Role::of))
        .containsExactly(Role.values());
  }

  @Test
  void permissionsAreNamedOnceAndAlike() {
    assertThat(Arrays.stream(Permission.values()).map(Permission::code))
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("[a-z_]+:[a-z]+"));
  }
}
