package io.marquee.identity.explain;

import io.marquee.identity.access.GrantedRole;
import io.marquee.identity.access.Permission;
import io.marquee.identity.access.Roles;
import io.marquee.identity.standing.Standing;
import io.marquee.identity.standing.Standing.Kind;
import io.marquee.identity.standing.Standings;
import io.marquee.identity.user.User;
import io.marquee.web.InvalidRequest;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says what somebody would gain and lose with another role; nothing changes. */
@Service
@Transactional(readOnly = true)
public class SimulateRole {

  private final Standings standings;
  private final Roles roles;

  SimulateRole(Standings standings, Roles roles) {
    this.standings = standings;
    this.roles = roles;
  }

  /**
   * What would be.
   *
   * @param userId who
   * @param fromRole the id of the role that they have, null when they are no member
   * @param toRole the id of the role that they would have
   * @param gained permissions that they have not, and would have
   * @param lost permissions that they have, and would have no more
   * @param keptByGrants permissions that the role would take and a grant still gives
   */
  public record Simulation(
      UUID userId,
      @Nullable String fromRole,
      String toRole,
      List<String> gained,
      List<String> lost,
      List<String> keptByGrants) {}

  /**
   * Simulates.
   *
   * @param user who; need not be a member
   * @param role the id of the role that they would have
   * @return what would be
   */
  public Simulation run(UUID user, String role) {
    GrantedRole next =
        roles
            .find(role)
            .orElseThrow(
                () ->
                    new InvalidRequest(
                        "/role",
                        "role_unknown",
                        "The workspace has no such role; GET …/roles lists those that it has."));
    Standing standing = standings.of(new User.Id(user));
    Set<Permission> now = standing.permissions();
    Set<Permission> before = permissions(standing, true);
    Set<Permission> granted = permissions(standing, false);
    Set<Permission> then = EnumSet.noneOf(Permission.class);
    then.addAll(granted);
    then.addAll(next.permissions());
    Set<Permission> kept = without(before, next.permissions());
    kept.retainAll(granted);
    return new Simulation(
        user,
        standing.sources().stream()
            .filter(SimulateRole::isMembership)
            .map(Standing.Source::role)
            .findFirst()
            .orElse(null),
        next.id(),
        codes(without(then, now)),
        codes(without(now, then)),
        codes(kept));
  }

  private static Set<Permission> permissions(Standing standing, boolean ofMembership) {
    Set<Permission> all = EnumSet.noneOf(Permission.class);
    standing.sources().stream()
        .filter(source -> isMembership(source) == ofMembership)
        .forEach(source -> all.addAll(source.permissions()));
    return all;
  }

  private static boolean isMembership(Standing.Source source) {
    return source.kind() == Kind.MEMBERSHIP || source.kind() == Kind.CUSTOM_ROLE;
  }

  private static Set<Permission> without(Set<Permission> some, Collection<Permission> others) {
    Set<Permission> rest = EnumSet.noneOf(Permission.class);
    rest.addAll(some);
    rest.removeAll(others);
    return rest;
  }

  private static List<String> codes(Set<Permission> permissions) {
    return permissions.stream().map(Permission::code).toList();
  }
}
