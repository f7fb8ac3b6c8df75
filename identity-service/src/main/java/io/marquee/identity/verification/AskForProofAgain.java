package io.marquee.identity.verification;

import io.marquee.identity.throttle.Pace;
import io.marquee.identity.throttle.Throttle;
import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** The mail with the link did not arrive, or is too old: another one. */
@Service
public class AskForProofAgain {

  private final Users users;
  private final Throttle throttle;
  private final WriteToNewAddress writeToNewAddress;
  private final TransactionOperations transaction;

  AskForProofAgain(
      Users users,
      Throttle throttle,
      WriteToNewAddress writeToNewAddress,
      TransactionOperations transaction) {
    this.users = users;
    this.throttle = throttle;
    this.writeToNewAddress = writeToNewAddress;
    this.transaction = transaction;
  }

  /**
   * Asks again.
   *
   * @param id who did not get it
   * @throws EmailAlreadyVerified when there is nothing left to prove
   * @throws io.marquee.identity.throttle.TooManyAttempts when it was asked for too often
   */
  public void run(User.Id id) {
    if (users.get(id).isEmailVerified()) throw new EmailAlreadyVerified();
    throttle.begin(List.of(Throttle.Attempt.at("resend", id.value().toString(), Pace.MAILS)));
    transaction.executeWithoutResult(status -> writeToNewAddress.later(id));
  }
}
