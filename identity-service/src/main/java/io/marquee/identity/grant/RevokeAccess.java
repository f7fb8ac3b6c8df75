package io.marquee.identity.grant;

import io.marquee.service.audit.Audit;
import io.marquee.web.Caller;
import io.marquee.web.NotFound;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a grant away. */
@Service
public class RevokeAccess {

  private final AccessGrants grants;
  private final AccountAuthority authority;
  private final Audit audit;

  RevokeAccess(AccessGrants grants, AccountAuthority authority, Audit audit) {
    this.grants = grants;
    this.authority = authority;
    this.audit = audit;
  }

  /**
   * Takes one of an account's away; one's own, too.
   *
   * @param caller who decides over the account
   * @param account which
   * @param id which grant
   */
  @Transactional
  public void ofAccount(Caller caller, UUID account, AccessGrant.Id id) {
    authority.require(caller, account);
    AccessGrant grant =
        grants
            .findById(id)
            .filter(found -> account.equals(found.accountId()))
            .orElseThrow(() -> new NotFound("account admin", id.value()));
    remove(grant);
  }

  /**
   * Takes one of the system's away.
   *
   * @param id which grant
   * @return whether there was one
   */
  @Transactional
  public boolean ofSystem(AccessGrant.Id id) {
    var found = grants.findById(id).filter(grant -> Objects.isNull(grant.accountId()));
    found.ifPresent(this::remove);
    return found.isPresent();
  }

  private void remove(AccessGrant grant) {
    grants.delete(grant.revoke());
    audit.in(grant.trail()).deleted(grant.audited());
  }
}
