package io.marquee.identity.verification;

import io.marquee.identity.mail.LinkUseless;
import io.marquee.identity.mail.MailTokens;
import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import io.marquee.service.audit.Audit;
import io.marquee.service.audit.AuditFacts;
import java.time.Clock;
import java.time.Instant;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Somebody followed the link in the mail: the address is theirs, and nobody else's. */
@Service
public class VerifyEmail {

  private final Users users;
  private final Audit audit;
  private final MailTokens tokens;
  private final TransactionOperations transaction;
  private final Clock clock;

  VerifyEmail(
      Users users, MailTokens tokens, TransactionOperations transaction, Clock clock, Audit audit) {
    this.audit = audit;
    this.users = users;
    this.tokens = tokens;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Takes the proof.
   *
   * @param token the link's secret
   * @throws LinkUseless when it proves nothing, or somebody else proved the address first
   */
  public void run(String token) {
    try {
      transaction.executeWithoutResult(status -> take(token, clock.instant()));
    } catch (DataIntegrityViolationException provedBySomebodyElse) {
      throw new LinkUseless();
    }
  }

  private void take(String token, Instant now) {
    MailTokens.Proof proof =
        tokens.redeem(MailTokens.Purpose.VERIFY_EMAIL, token, now).orElseThrow(LinkUseless::new);
    User user =
        users
            .lockToChange(proof.user())
            .filter(found -> found.emailKey().equals(proof.emailKey()))
            .orElseThrow(LinkUseless::new);
    user.proveEmail(now);
    users.saveAndFlush(user);
    audit
        .ofUser(user.id().value())
        .noted("address_proven", AuditFacts.of("user", user.id().value()));
    tokens.forget(MailTokens.Purpose.VERIFY_EMAIL, user.id());
  }
}
