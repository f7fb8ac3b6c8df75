package io.marquee.identity.purge;

import io.marquee.identity.apikey.EndAllKeys;
import io.marquee.identity.membership.ForgetWorkspace;
import io.marquee.service.purge.PurgePart;
import io.marquee.service.purge.Purging;
import io.marquee.tenancy.CurrentWorkspace;
import org.springframework.stereotype.Component;

/**
 * Keys and members go one by one, since others keep copies of them that only a tombstone ends; with
 * them goes the audit trail, whose last hash stays in the account's.
 */
@Component
class PurgeStanding implements PurgePart {

  private final EndAllKeys endAllKeys;
  private final ForgetWorkspace forgetWorkspace;

  PurgeStanding(EndAllKeys endAllKeys, ForgetWorkspace forgetWorkspace) {
    this.endAllKeys = endAllKeys;
    this.forgetWorkspace = forgetWorkspace;
  }

  @Override
  public void purge(Purging purging) {
    purging.remove("api_keys", endAllKeys::run);
    purging.remove("members", () -> forgetWorkspace.run(CurrentWorkspace.id()));
    purging.keep(
        "last hash and length of the audit trail, in the trail of the account",
        "proves that the trail ended here and was not cut; it tells nothing of what was in it",
        null);
  }
}
