package io.marquee.identity.access;

import io.marquee.web.NotFound;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The roles as people see them. */
@Component
@Transactional(readOnly = true)
public class RoleSummaries {

  private final CustomRoles custom;

  RoleSummaries(CustomRoles custom) {
    this.custom = custom;
  }

  /**
   * A role.
   *
   * @param id by what members and invitations name it
   * @param name to show
   * @param description in a sentence, may be empty
   * @param custom whether it is the workspace's own
   * @param baseRole whose permissions a custom role has, null for none
   * @param addedPermissions what a custom role allows beside those
   * @param permissions all that it allows
   * @param version of a custom role, 0 for others
   */
  public record RoleSummary(
      String id,
      String name,
      String description,
      boolean custom,
      @Nullable String baseRole,
      List<String> addedPermissions,
      List<String> permissions,
      long version) {}

  /**
   * Lists them.
   *
   * @return those that every workspace has from the strongest to the weakest, then its own by name
   */
  public List<RoleSummary> list() {
    var roles = new ArrayList<RoleSummary>();
    Arrays.stream(Role.values()).map(RoleSummaries::summary).forEach(roles::add);
    roles.sort((one, other) -> other.permissions().size() - one.permissions().size());
    custom.findAllByOrderByName().stream().map(RoleSummaries::summary).forEach(roles::add);
    return roles;
  }

  /**
   * One of them.
   *
   * @param id as in the list
   * @return the role
   * @throws NotFound when the workspace knows none
   */
  public RoleSummary get(String id) {
    return Role.find(id)
        .map(RoleSummaries::summary)
        .or(() -> custom.findById(new CustomRole.Id(uuid(id))).map(RoleSummaries::summary))
        .orElseThrow(() -> new NotFound("role", "There is no role " + id + "."));
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException noRole) {
      throw new NotFound("role", "There is no such role.");
    }
  }

  private static RoleSummary summary(Role role) {
    return new RoleSummary(
        role.code(),
        role.code(),
        role.description(),
        false,
        null,
        List.of(),
        role.permissionCodes(),
        0);
  }

  private static RoleSummary summary(CustomRole role) {
    CustomRole.Definition definition = role.definition();
    Role base = definition.base();
    Set<Permission> all = definition.permissions();
    return new RoleSummary(
        role.id().value().toString(),
        definition.name(),
        definition.description(),
        true,
        base == null ? null : base.code(),
        GrantedRole.codes(definition.added()),
        GrantedRole.codes(all),
        role.version());
  }
}
