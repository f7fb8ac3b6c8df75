package io.marquee.identity.verification;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.identity.mail.Links;
import io.marquee.identity.mail.Mail;
import io.marquee.identity.mail.MailTokens;
import io.marquee.identity.mail.Mails;
import io.marquee.identity.throttle.Pace;
import io.marquee.identity.throttle.Throttle;
import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import io.marquee.service.jobs.Job;
import io.marquee.service.jobs.Jobs;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes to an address that somebody claims: how to prove it or, if it has an owner, to the owner.
 * It is a stored job, so that whoever registers can tell neither from the answer nor from its time
 * which of the two it was.
 */
@Component
public class WriteToNewAddress extends Job<WriteToNewAddress.Claim> {

  /**
   * Somebody claims an address.
   *
   * @param userId who
   */
  public record Claim(UUID userId) {}

  private final Jobs jobs;
  private final Users users;
  private final Throttle throttle;
  private final MailTokens tokens;
  private final Mails mails;
  private final Links links;
  private final TransactionOperations transaction;
  private final Clock clock;

  WriteToNewAddress(
      @Lazy Jobs jobs,
      Users users,
      Throttle throttle,
      MailTokens tokens,
      Mails mails,
      Links links,
      TransactionOperations transaction,
      Clock clock) {
    super("write-to-new-address", Claim.class);
    this.jobs = jobs;
    this.users = users;
    this.throttle = throttle;
    this.tokens = tokens;
    this.mails = mails;
    this.links = links;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Stores it, to be done as soon as the transaction is committed.
   *
   * @param user who claims an address
   */
  public void later(User.Id user) {
    jobs.schedule(
        this,
        UuidCreator.getTimeOrderedEpoch().toString(),
        new Claim(user.value()),
        clock.instant());
  }

  @Override
  public void run(String id, Claim claim) {
    User claimant = users.findById(new User.Id(claim.userId())).orElse(null);
    if (claimant == null || claimant.isEmailVerified()) return;
    // Whoever types a stranger's address again and again must not fill the stranger's mailbox.
    var attempt = Throttle.Attempt.at("mail", claimant.emailKey(), Pace.MAILS);
    if (!throttle.tryBegin(attempt)) return;
    transaction.executeWithoutResult(
        status ->
            users
                .findOwner(claimant.email())
                .ifPresentOrElse(this::tellOwner, () -> askForProof(claimant)));
  }

  private void tellOwner(User owner) {
    mails.send(
        Mail.to(
            owner,
            Mail.Kind.ADDRESS_ALREADY_REGISTERED,
            Map.of(Mail.LINK, links.to("/account/forgot-password"))));
  }

  /** Without the name: a stranger may have typed it, for the address's owner to read. */
  private void askForProof(User claimant) {
    String token = tokens.issue(MailTokens.Purpose.VERIFY_EMAIL, claimant, clock.instant());
    mails.send(
        new Mail(
            Mail.Kind.VERIFY_EMAIL,
            claimant.email(),
            "",
            claimant.locale(),
            null,
            Map.of(Mail.LINK, links.to("/account/verify-email", token))));
  }
}
