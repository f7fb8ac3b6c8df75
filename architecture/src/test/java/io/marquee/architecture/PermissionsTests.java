package io.marquee.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.gateway.route.Access;
import io.marquee.gateway.route.RouteTable;
import io.marquee.identity.access.Permission;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.FileSystemResource;

/** Permissions that are given to people, and those that are asked of them, are the same. */
class PermissionsTests {

  /** Asked for below routes: whether somebody may change what others made. */
  private static final Set<String> WITHIN_SERVICES = Set.of("content:others");

  private static final Set<String> ASKED =
      RouteTable.read(
              new FileSystemResource(
                  House.root().resolve("gateway/src/main/resources/routes.yml").toFile()))
          .rules()
          .stream()
          .filter(rule -> rule.access() instanceof Access.Permission)
          .map(rule -> ((Access.Permission) rule.access()).name())
          .collect(Collectors.toSet());

  @Test
  void whatIsAskedForCanBeGiven() {
    assertThat(ASKED).hasSizeGreaterThan(20);
    assertThat(Arrays.stream(Permission.values()).map(Permission::code)).containsAll(ASKED);
  }

  @Test
  void whatNothingAsksForIsSaidToBeSo() {
    assertThat(Arrays.stream(Permission.values()))
        .allSatisfy(
            permission ->
                assertThat(permission.isAskedFor())
                    .as("whether GET /permissions calls %s in use", permission.code())
                    .isEqualTo(
                        ASKED.contains(permission.code())
                            || WITHIN_SERVICES.contains(permission.code())));
  }
}
