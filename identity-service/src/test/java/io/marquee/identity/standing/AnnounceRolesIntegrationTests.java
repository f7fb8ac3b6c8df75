package io.marquee.identity.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.events.identity.MembershipState;
import io.marquee.identity.Brands;
import io.marquee.identity.Brands.Brand;
import io.marquee.identity.IdentityTest;
import io.marquee.identity.access.Role;
import io.marquee.test.Events;
import io.marquee.test.TestDatabase;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IdentityTest
class AnnounceRolesIntegrationTests {

  @Autowired AnnounceRoles announceRoles;
  @Autowired Brands brands;
  @Autowired Events events;
  @Autowired TestDatabase database;

  @Test
  void saysAllMembersAgainWhenRolesAllowSomethingElse() {
    Brand brand = brands.found();
    UUID member = brands.join(brand, brands.person(), Role.EDITOR);
    announceRoles.run();
    assertThat(events.published(MembershipState.class, member)).as("nothing is new").isEmpty();

    database.update("update service.announced_roles set fingerprint = 'of an earlier release'");
    announceRoles.run();
    announceRoles.run();
    assertThat(events.published(MembershipState.class, member))
        .as("once")
        .singleElement()
        .satisfies(
            state -> assertThat(state.permissions()).isEqualTo(Role.EDITOR.permissionCodes()));
  }
}
