package io.marquee.identity.session;

import io.marquee.identity.challenge.Challenges;
import io.marquee.identity.secret.RandomToken;
import io.marquee.identity.token.AccessTokens;
import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Lets in whoever has proved who they are, or asks for what is still missing. */
@Component
public class Admission {

  static final String PURPOSE = "second_factor";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Users users;
  private final SecondFactors secondFactors;
  private final OpenSession openSession;
  private final Challenges challenges;
  private final AccessTokens accessTokens;
  private final TransactionOperations transaction;
  private final JsonMapper json;

  Admission(
      Users users,
      SecondFactors secondFactors,
      OpenSession openSession,
      Challenges challenges,
      AccessTokens accessTokens,
      TransactionOperations transaction,
      JsonMapper json) {
    this.users = users;
    this.secondFactors = secondFactors;
    this.openSession = openSession;
    this.challenges = challenges;
    this.accessTokens = accessTokens;
    this.transaction = transaction;
    this.json = json;
  }

  /** What comes of a log-in. */
  public sealed interface Outcome {

    /**
     * In.
     *
     * @param tokens of a new session
     */
    record Admitted(Tokens tokens) implements Outcome {}

    /**
     * One factor is proved, another one is wanted.
     *
     * @param mfaToken to come back with, within five minutes
     * @param methods how the second factor can be proved
     */
    record SecondFactorWanted(String mfaToken, List<String> methods) implements Outcome {}
  }

  private record FirstFactor(List<String> amr) {}

  /**
   * Somebody proved one factor.
   *
   * @param user who
   * @param device from where
   * @param amr how, in the words of RFC 8176
   * @return tokens, or what is still missing
   */
  public Outcome afterFirstFactor(User user, Device device, List<String> amr) {
    return afterFirstFactor(user, device, amr, still -> true).orElseThrow(InvalidCredentials::new);
  }

  /**
   * Somebody proved one factor, unless that no longer holds when their row is held.
   *
   * @param proven who
   * @param device from where
   * @param amr how, in the words of RFC 8176
   * @param stillHolds asked within the transaction that lets in: what it uses up is used up if, and
   *     only if, they are let in
   * @return tokens, or what is still missing; empty when it no longer holds
   */
  public Optional<Outcome> afterFirstFactor(
      User proven, Device device, List<String> amr, Predicate<User> stillHolds) {
    return transaction
        .execute(
            status ->
                users.lock(proven.id()).filter(stillHolds).map(user -> open(user, device, amr)))
        .map(Step::outcome);
  }

  /**
   * Somebody proved all there is to prove, such as by a passkey.
   *
   * @param proven who
   * @param device from where
   * @param amr how, in the words of RFC 8176
   * @return tokens of a new session
   */
  public Tokens fully(User proven, Device device, List<String> amr) {
    return transaction
        .execute(
            status ->
                users
                    .lock(proven.id())
                    .map(user -> openSession.run(user, device, amr))
                    .orElseThrow(InvalidCredentials::new))
        .sign(accessTokens);
  }

  /** Signing takes long, and waits until the transaction has committed. */
  private interface Step {
    Outcome outcome();
  }

  private Step open(User user, Device device, List<String> amr) {
    if (user.isDisabled()) throw new UserDisabled();
    List<String> methods = secondFactors.methodsOf(user.id());
    if (methods.isEmpty()) {
      Grant grant = openSession.run(user, device, amr);
      return () -> new Outcome.Admitted(grant.sign(accessTokens));
    }
    RandomToken token = RandomToken.create("mqm_");
    String proved = json.writeValueAsString(new FirstFactor(amr));
    challenges.ask(PURPOSE, token, user.id().value(), proved, PATIENCE);
    return () -> new Outcome.SecondFactorWanted(token.value(), methods);
  }

  /** How the first factor was proved. */
  List<String> amrOf(Challenges.Challenge challenge) {
    return json.readValue(challenge.data(), FirstFactor.class).amr();
  }
}
