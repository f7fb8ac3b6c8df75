package io.marquee.identity.invitation.web;

import io.marquee.identity.invitation.AnswerInvitation;
import io.marquee.identity.session.Admission;
import io.marquee.identity.session.Device;
import io.marquee.identity.session.EndSession;
import io.marquee.identity.session.LogIn;
import io.marquee.identity.session.Session;
import io.marquee.identity.session.Tokens;
import io.marquee.identity.session.VerifySecondFactor;
import org.springframework.stereotype.Component;

/** A log-in for one thing only: to join. The session ends with it, as nobody keeps its tokens. */
@Component
class JoinByLogIn {

  private final AnswerInvitation answerInvitation;
  private final LogIn logIn;
  private final VerifySecondFactor verifySecondFactor;
  private final EndSession endSession;

  JoinByLogIn(
      AnswerInvitation answerInvitation,
      LogIn logIn,
      VerifySecondFactor verifySecondFactor,
      EndSession endSession) {
    this.answerInvitation = answerInvitation;
    this.logIn = logIn;
    this.verifySecondFactor = verifySecondFactor;
    this.endSession = endSession;
  }

  /** What comes of a right password. */
  sealed interface Outcome {

    record Joined(AnswerInvitation.Joined where) implements Outcome {}

    record CodeWanted(String mfaToken) implements Outcome {}
  }

  /** The address is the invited one. */
  Outcome withPassword(String token, String password, Device device) {
    String email = answerInvitation.look(token).email();
    return switch (logIn.run(new LogIn.Command(email, password, device))) {
      case Admission.Outcome.Admitted(Tokens tokens) -> new Outcome.Joined(join(token, tokens));
      case Admission.Outcome.SecondFactorWanted wanted -> new Outcome.CodeWanted(wanted.mfaToken());
    };
  }

  AnswerInvitation.Joined withCode(String token, String mfaToken, String code, Device device) {
    String typed = code.strip();
    String method = typed.matches("\\d{6}") ? "totp" : "recovery_code";
    return join(
        token,
        verifySecondFactor.run(new VerifySecondFactor.Command(mfaToken, method, typed, device)));
  }

  private AnswerInvitation.Joined join(String token, Tokens tokens) {
    try {
      return answerInvitation.accept(token, tokens.user().id());
    } finally {
      endSession.run(
          new EndSession.Command(tokens.user().id(), tokens.session(), Session.EndReason.LOGOUT));
    }
  }
}
