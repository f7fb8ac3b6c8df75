package io.marquee.identity.grant.operator;

import io.marquee.identity.grant.AccessGrant;
import io.marquee.identity.grant.GrantAccess;
import io.marquee.identity.grant.GrantSummaries;
import io.marquee.identity.grant.RevokeAccess;
import io.marquee.identity.user.User;
import io.marquee.web.MarqueeProblem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;

/**
 * System admins and staff. They are made at the management port alone, where the first one has to
 * be made anyway: no token of ours, stolen or not, makes another.
 */
@Component
@Endpoint(id = "systemgrants")
class SystemGrantsEndpoint {

  private final GrantSummaries grants;
  private final GrantAccess grantAccess;
  private final RevokeAccess revokeAccess;

  SystemGrantsEndpoint(GrantSummaries grants, GrantAccess grantAccess, RevokeAccess revokeAccess) {
    this.grants = grants;
    this.grantAccess = grantAccess;
    this.revokeAccess = revokeAccess;
  }

  /** {@code GET systemgrants}: who has one, the oldest first. */
  @ReadOperation
  public List<GrantSummaries.GrantSummary> list() {
    return grants.ofSystem();
  }

  /** {@code POST systemgrants}: gives a user a role, or another one. */
  @WriteOperation
  public WebEndpointResponse<Object> give(String userId, String role) {
    try {
      User.Id user = new User.Id(UUID.fromString(userId));
      return answer(201, grants.summary(grantAccess.ofSystem(user, role)));
    } catch (MarqueeProblem refused) {
      return refused(refused.detail());
    } catch (IllegalArgumentException malformed) {
      return refused("userId is no UUID.");
    }
  }

  /** {@code DELETE systemgrants/0197…}: takes it away. */
  @DeleteOperation
  public WebEndpointResponse<Object> take(@Selector String id) {
    try {
      boolean found = revokeAccess.ofSystem(new AccessGrant.Id(UUID.fromString(id)));
      return found ? answer(200, Map.of("revoked", id)) : refused("There is no such grant.");
    } catch (IllegalArgumentException malformed) {
      return refused("The id is no UUID.");
    }
  }

  private static WebEndpointResponse<Object> refused(String why) {
    return answer(400, Map.of("detail", why));
  }

  private static WebEndpointResponse<Object> answer(int status, Object body) {
    return new WebEndpointResponse<>(body, status);
  }
}
