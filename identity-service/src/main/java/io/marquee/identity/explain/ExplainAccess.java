package io.marquee.identity.explain;

import io.marquee.identity.access.Permission;
import io.marquee.identity.apikey.KeyAccess;
import io.marquee.identity.standing.Standing;
import io.marquee.identity.standing.Standings;
import io.marquee.identity.user.User;
import io.marquee.web.InvalidRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says whether somebody, or a key, has a permission in the current workspace, and why. */
@Service
@Transactional(readOnly = true)
public class ExplainAccess {

  private final Standings standings;
  private final KeyAccess keys;

  ExplainAccess(Standings standings, KeyAccess keys) {
    this.standings = standings;
    this.keys = keys;
  }

  /**
   * One thing that was looked at.
   *
   * @param source {@code membership}, {@code custom_role}, {@code account_grant}, {@code
   *     system_grant}, {@code api_key}, or {@code stranger} when there is nothing
   * @param role the id of the role that goes with it, null where there is none
   * @param allows whether this alone would allow it
   * @param detail the same for people
   */
  public record Reason(String source, @Nullable String role, boolean allows, String detail) {}

  /**
   * An explanation.
   *
   * @param userId whose access
   * @param apiKeyId by which key, null for the person themselves
   * @param permission to what
   * @param allowed whether they have it
   * @param reasons what was looked at, from the nearest to the farthest
   */
  public record Explanation(
      UUID userId,
      @Nullable UUID apiKeyId,
      String permission,
      boolean allowed,
      List<Reason> reasons) {}

  /**
   * Explains a person's access.
   *
   * @param user whose
   * @param permission to what
   * @return the explanation
   * @throws InvalidRequest when there is no such permission
   */
  public Explanation ofUser(UUID user, String permission) {
    Permission wanted = permission(permission);
    List<Reason> reasons = reasons(user, wanted);
    boolean allowed = reasons.stream().anyMatch(Reason::allows);
    return new Explanation(user, null, permission, allowed, reasons);
  }

  /**
   * Explains a key's access: it was given the permission, and its maker has it.
   *
   * @param key which
   * @param permission to what
   * @return the explanation
   * @throws InvalidRequest when there is no such permission
   */
  public Explanation ofKey(UUID key, String permission) {
    Permission wanted = permission(permission);
    KeyAccess.Access access = keys.get(key);
    boolean given = access.permissions().contains(permission);
    UUID maker = access.createdBy();
    List<Reason> reasons = new ArrayList<>();
    reasons.add(
        new Reason(
            "api_key",
            null,
            access.good() && given,
            !access.good()
                ? "The key has expired or is revoked."
                : given ? "The key was given it." : "The key was not given it."));
    List<Reason> ofMaker = reasons(maker, wanted);
    reasons.addAll(ofMaker);
    boolean allowed = access.good() && given && ofMaker.stream().anyMatch(Reason::allows);
    return new Explanation(maker, key, permission, allowed, reasons);
  }

  private List<Reason> reasons(UUID user, Permission wanted) {
    Standing standing = standings.of(new User.Id(user));
    if (standing.isStranger()) {
      String detail = "No member, and no grant reaches this workspace: for them it does not exist.";
      return List.of(new Reason("stranger", null, false, detail));
    }
    return standing.sources().stream().map(source -> reason(source, wanted)).toList();
  }

  private static Reason reason(Standing.Source source, Permission wanted) {
    boolean allows = source.permissions().contains(wanted);
    String what =
        switch (source.kind()) {
          case MEMBERSHIP -> "Member with the role " + source.roleName();
          case CUSTOM_ROLE -> "Member with the workspace's own role " + source.roleName();
          case ACCOUNT_GRANT -> "Is " + source.roleName() + " of the workspace's account";
          case SYSTEM_GRANT -> "Is " + source.roleName() + " of the whole system";
        };
    String detail = what + ", which " + (allows ? "allows it." : "does not allow it.");
    return new Reason(source.kind().code(), source.role(), allows, detail);
  }

  private static Permission permission(String code) {
    return Permission.find(code)
        .orElseThrow(
            () ->
                new InvalidRequest(
                    "?permission",
                    "permission_unknown",
                    "There is no such permission; GET /permissions lists them."));
  }
}
