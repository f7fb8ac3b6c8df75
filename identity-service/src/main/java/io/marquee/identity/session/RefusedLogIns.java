package io.marquee.identity.session;

import io.marquee.events.Accounts;
import io.marquee.identity.throttle.Pace;
import io.marquee.identity.throttle.Throttle;
import io.marquee.identity.user.User;
import io.marquee.service.audit.Audit;
import io.marquee.service.audit.AuditFacts;
import io.marquee.tenancy.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Leaves entries of tries that were refused: in the trail of whom they were about, and in that of
 * the platform when there is nobody, which costs the same. Only so many are told that nobody fills
 * a trail: ten at once, then one in a minute, and ever fewer; per user, and per network.
 */
@Component
class RefusedLogIns {

  private final Throttle throttle;
  private final TransactionOperations transaction;
  private final Audit audit;

  RefusedLogIns(Throttle throttle, TransactionOperations transaction, Audit audit) {
    this.throttle = throttle;
    this.transaction = transaction;
    this.audit = audit;
  }

  /** A password was tried at an address. */
  void password(Optional<User> known, Device device) {
    if (known.isPresent()) tell(known.get().id(), "log_in_refused", "password");
    else tellOfNobody(device.network());
  }

  /** Something else was tried by somebody of whom it is known who they would be. */
  void tell(User.Id user, String verb, String method) {
    UUID id = user.value();
    tell(id.toString(), Tenant.account(Accounts.personalAccountOf(id)), id, verb, method);
  }

  private void tellOfNobody(String network) {
    UUID stranger = UUID.nameUUIDFromBytes(network.getBytes(StandardCharsets.UTF_8));
    tell("network " + network, Tenant.NONE, stranger, "log_in_refused", "password");
  }

  private void tell(String whose, Tenant trail, UUID target, String verb, String method) {
    if (!throttle.tryBegin(Throttle.Attempt.at("told", whose, Pace.NEWS))) return;
    var facts = AuditFacts.of(trail.accountId() == null ? "network" : "user", target);
    transaction.executeWithoutResult(
        status -> audit.in(trail).noted(verb, facts.with("method", method)));
  }
}
