package io.marquee.identity.session;

import io.marquee.identity.password.Passwords;
import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Somebody proves by password who they are. */
@Service
public class LogIn {

  private final Users users;
  private final Passwords passwords;
  private final LogInPace pace;
  private final RefusedLogIns refusedLogIns;
  private final Admission admission;

  LogIn(
      Users users,
      Passwords passwords,
      LogInPace pace,
      RefusedLogIns refusedLogIns,
      Admission admission) {
    this.refusedLogIns = refusedLogIns;
    this.users = users;
    this.passwords = passwords;
    this.pace = pace;
    this.admission = admission;
  }

  /**
   * Who says they are whom.
   *
   * @param email as typed
   * @param password as typed
   * @param device from where
   */
  public record Command(String email, String password, Device device) {}

  /**
   * Logs in. An address may have an owner and somebody who claims it, so two passwords are
   * compared, always: an unknown address and a wrong password take the same work and get the same
   * answer.
   *
   * @param command who
   * @return tokens of a new session, or what is still missing
   * @throws InvalidCredentials when address and password do not belong together
   * @throws io.marquee.identity.throttle.TooManyAttempts when it was tried too often of late
   */
  public Admission.Outcome run(Command command) {
    Optional<User> owner = users.findOwner(command.email());
    Optional<User> claimant = users.findClaimant(command.email());
    var known = Stream.of(owner, claimant).flatMap(Optional::stream).map(User::id).toList();
    var tries = pace.begin(command.email(), command.device(), known);
    boolean isOwner = passwords.match(command.password(), owner.flatMap(User::passwordHash));
    boolean isClaimant = passwords.match(command.password(), claimant.flatMap(User::passwordHash));
    if (!isOwner && !isClaimant) {
      refusedLogIns.password(owner.or(() -> claimant), command.device());
      throw new InvalidCredentials();
    }
    User proven = (isOwner ? owner : claimant).orElseThrow();
    pace.wasNoGuess(tries);
    try {
      // A password that was changed since it was compared opens nothing.
      return admission
          .afterFirstFactor(
              proven,
              command.device(),
              List.of("pwd"),
              now -> now.passwordHash().equals(proven.passwordHash()))
          .orElseThrow(InvalidCredentials::new);
    } catch (UserDisabled shutOut) {
      refusedLogIns.tell(proven.id(), "log_in_refused", "disabled");
      throw shutOut;
    }
  }
}
