package io.marquee.identity.credential;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.identity.mail.Links;
import io.marquee.identity.mail.Mail;
import io.marquee.identity.mail.MailTokens;
import io.marquee.identity.mail.Mails;
import io.marquee.identity.throttle.Pace;
import io.marquee.identity.throttle.Throttle;
import io.marquee.identity.user.EmailAddress;
import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import io.marquee.identity.verification.WriteToNewAddress;
import io.marquee.service.jobs.Job;
import io.marquee.service.jobs.Jobs;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Somebody forgot the password of an address. What is done about it is a stored job: asking about
 * any address gives the same answer after the same work.
 */
@Component
public class ForgotPassword extends Job<ForgotPassword.Wish> {

  /**
   * Somebody wants a new password.
   *
   * @param email as typed, perhaps no address at all
   */
  public record Wish(String email) {}

  private final Jobs jobs;
  private final Users users;
  private final Throttle throttle;
  private final MailTokens tokens;
  private final Mails mails;
  private final Links links;
  private final WriteToNewAddress writeToNewAddress;
  private final TransactionOperations transaction;
  private final Clock clock;

  ForgotPassword(
      @Lazy Jobs jobs,
      Users users,
      Throttle throttle,
      MailTokens tokens,
      Mails mails,
      Links links,
      WriteToNewAddress writeToNewAddress,
      TransactionOperations transaction,
      Clock clock) {
    super("forgot-password", Wish.class);
    this.jobs = jobs;
    this.users = users;
    this.throttle = throttle;
    this.tokens = tokens;
    this.mails = mails;
    this.links = links;
    this.writeToNewAddress = writeToNewAddress;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Stores the wish.
   *
   * @param email as typed
   */
  public void later(String email) {
    transaction.executeWithoutResult(
        status ->
            jobs.schedule(
                this,
                UuidCreator.getTimeOrderedEpoch().toString(),
                new Wish(EmailAddress.keyOf(email)),
                clock.instant()));
  }

  @Override
  public void run(String id, Wish wish) {
    User owner = users.findOwner(wish.email()).orElse(null);
    if (owner == null) {
      // An address that is not proven gets no other mail than the one that proves it.
      users.findClaimant(wish.email()).ifPresent(this::askForProof);
      return;
    }
    var attempt = Throttle.Attempt.at("reset", owner.emailKey(), Pace.MAILS);
    if (throttle.tryBegin(attempt)) {
      transaction.executeWithoutResult(status -> offerReset(owner));
    }
  }

  private void askForProof(User claimant) {
    transaction.executeWithoutResult(status -> writeToNewAddress.later(claimant.id()));
  }

  private void offerReset(User owner) {
    String token = tokens.issue(MailTokens.Purpose.RESET_PASSWORD, owner, clock.instant());
    mails.send(
        Mail.to(
            owner,
            Mail.Kind.RESET_PASSWORD,
            Map.of(Mail.LINK, links.to("/account/reset-password", token))));
  }
}
