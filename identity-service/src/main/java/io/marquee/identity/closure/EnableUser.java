package io.marquee.identity.closure;

import io.marquee.identity.user.ErasedUsers;
import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import io.marquee.service.audit.Audit;
import io.marquee.service.audit.AuditFacts;
import io.marquee.tenancy.Tenant;
import io.marquee.web.Caller;
import io.marquee.web.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets somebody in again who was shut out. Sessions and keys that ended stay ended. */
@Service
public class EnableUser {

  private final SystemAuthority authority;
  private final Users users;
  private final ErasedUsers erased;
  private final Audit audit;

  EnableUser(SystemAuthority authority, Users users, ErasedUsers erased, Audit audit) {
    this.authority = authority;
    this.users = users;
    this.erased = erased;
    this.audit = audit;
  }

  /**
   * Lets in. Again, without effect.
   *
   * @param caller a system admin
   * @param id who
   * @return the user
   */
  @Transactional
  public User run(Caller caller, User.Id id) {
    authority.require(caller);
    User user =
        users
            .lockToChange(id)
            .filter(found -> !erased.holds(id))
            .orElseThrow(() -> new NotFound("user", id.value()));
    if (!user.isDisabled()) return user;
    user.enable();
    audit
        .in(Tenant.account(user.personalAccountId()))
        .noted("enabled", AuditFacts.of("user", id.value()));
    return users.saveAndFlush(user);
  }
}
