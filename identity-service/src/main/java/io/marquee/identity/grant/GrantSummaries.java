package io.marquee.identity.grant;

import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import io.marquee.web.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who has which grants, for people. */
@Component
@Transactional(readOnly = true)
public class GrantSummaries {

  private final AccessGrants grants;
  private final AccountAuthority authority;
  private final Users users;

  GrantSummaries(AccessGrants grants, AccountAuthority authority, Users users) {
    this.grants = grants;
    this.authority = authority;
    this.users = users;
  }

  /**
   * A grant and who has it.
   *
   * @param id the grant
   * @param userId the user
   * @param email their address, null when the user is gone
   * @param fullName their name, null when the user is gone
   * @param role what they are
   * @param createdAt since when
   */
  public record GrantSummary(
      UUID id,
      UUID userId,
      @Nullable String email,
      @Nullable String fullName,
      String role,
      Instant createdAt) {}

  /**
   * An account's.
   *
   * @param caller who decides over the account
   * @param account which
   * @return the oldest first
   */
  public List<GrantSummary> ofAccount(Caller caller, UUID account) {
    authority.require(caller, account);
    return grants.findAllByAccountIdOrderByCreatedAt(account).stream().map(this::summary).toList();
  }

  /**
   * The system's.
   *
   * @return the oldest first
   */
  public List<GrantSummary> ofSystem() {
    return grants.findAllByScopeOrderByCreatedAt(GrantRole.Scope.SYSTEM.code()).stream()
        .map(this::summary)
        .toList();
  }

  /**
   * A grant with who has it.
   *
   * @param grant which
   * @return for people
   */
  public GrantSummary summary(AccessGrant grant) {
    Optional<User> user = users.findById(grant.userId());
    return new GrantSummary(
        grant.id().value(),
        grant.userId().value(),
        user.map(User::email).orElse(null),
        user.map(User::fullName).orElse(null),
        grant.role().code(),
        grant.createdAt());
  }
}
