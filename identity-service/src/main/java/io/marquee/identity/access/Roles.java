package io.marquee.identity.access;

import io.marquee.web.InvalidRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The roles that the current workspace knows: everybody's and its own. */
@Component
@Transactional(readOnly = true)
public class Roles {

  private static final int UUID_LENGTH = 36;

  private final CustomRoles custom;

  Roles(CustomRoles custom) {
    this.custom = custom;
  }

  /**
   * A role by what memberships call it.
   *
   * @param id {@code editor}, or a custom role's UUID; perhaps nonsense
   * @return the role, or empty when the workspace knows none
   */
  public Optional<GrantedRole> find(String id) {
    return find(id, custom::findById);
  }

  /**
   * The role of somebody who has it, and so is there.
   *
   * @param id as memberships call it
   * @return the role
   */
  public GrantedRole get(String id) {
    return find(id).orElseThrow(() -> new IllegalStateException("there is no role " + id));
  }

  /**
   * A role that is to be given to somebody, which stays as it is until the transaction ends.
   *
   * @param id as sent
   * @param pointer where in the request
   * @return the role
   * @throws InvalidRequest when the workspace knows none, or when it is the owner's
   */
  @Transactional
  public GrantedRole getToGive(String id, String pointer) {
    GrantedRole role =
        find(id, custom::lockToGive)
            .orElseThrow(
                () ->
                    new InvalidRequest(
                        pointer,
                        "role_unknown",
                        "The workspace has no such role; GET …/roles lists those that it has."));
    if (role.isOwner()) {
      throw new InvalidRequest(
          pointer,
          "role_not_given",
          "There is one owner, who hands the workspace over with …/make-owner.");
    }
    return role;
  }

  private static Optional<GrantedRole> find(
      String id, Function<CustomRole.Id, Optional<CustomRole>> among) {
    Optional<GrantedRole> known = Role.find(id).map(GrantedRole::of);
    if (known.isPresent() || id.length() != UUID_LENGTH) return known;
    return uuid(id).map(CustomRole.Id::new).flatMap(among).map(CustomRole::granted);
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException nonsense) {
      return Optional.empty();
    }
  }
}
