package io.marquee.identity.closure;

import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import io.marquee.service.audit.Audit;
import io.marquee.service.audit.AuditFacts;
import io.marquee.tenancy.Tenant;
import io.marquee.web.Caller;
import io.marquee.web.NotFound;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks somebody up, for those who run the system; that they did stands in that user's trail. */
@Service
public class FindUser {

  private final SystemAuthority authority;
  private final Users users;
  private final Audit audit;

  FindUser(SystemAuthority authority, Users users, Audit audit) {
    this.authority = authority;
    this.users = users;
    this.audit = audit;
  }

  /**
   * By address.
   *
   * @param caller a system admin
   * @param email as typed
   * @return the owner of the address, and who claims it
   */
  @Transactional
  public List<User> byEmail(Caller caller, String email) {
    authority.require(caller);
    var found =
        Stream.of(users.findOwner(email), users.findClaimant(email))
            .flatMap(Optional::stream)
            .toList();
    found.forEach(this::note);
    return found;
  }

  /**
   * By id.
   *
   * @param caller a system admin
   * @param id who
   * @return the user
   */
  @Transactional
  public User byId(Caller caller, User.Id id) {
    authority.require(caller);
    User user = users.findById(id).orElseThrow(() -> new NotFound("user", id.value()));
    note(user);
    return user;
  }

  private void note(User user) {
    audit
        .in(Tenant.account(user.personalAccountId()))
        .noted("looked_up", AuditFacts.of("user", user.id().value()));
  }
}
