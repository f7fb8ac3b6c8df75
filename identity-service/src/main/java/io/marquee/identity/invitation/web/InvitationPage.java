package io.marquee.identity.invitation.web;

import io.marquee.identity.invitation.AnswerInvitation;
import io.marquee.identity.invitation.RegisterInvited;
import io.marquee.identity.page.HtmlPage;
import io.marquee.identity.session.Devices;
import io.marquee.identity.user.FullName;
import io.marquee.service.audit.NotAudited;
import io.marquee.web.MarqueeProblem;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where an invitation's mail leads to. Whoever has a user logs in to join, for this alone; somebody
 * new takes a name and a password.
 */
@RestController
@RequestMapping(path = InvitationPage.PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
class InvitationPage {

  static final String PATH = "/invitation";
  private static final int LONGEST = 1024;

  private final AnswerInvitation answerInvitation;
  private final RegisterInvited registerInvited;
  private final JoinByLogIn joinByLogIn;

  InvitationPage(
      AnswerInvitation answerInvitation, RegisterInvited registerInvited, JoinByLogIn joinByLogIn) {
    this.answerInvitation = answerInvitation;
    this.registerInvited = registerInvited;
    this.joinByLogIn = joinByLogIn;
  }

  @GetMapping(consumes = MediaType.ALL_VALUE)
  ResponseEntity<String> open() {
    return HtmlPage.titled("You are invited")
        .says("See who invites you, and to what.")
        .form(PATH)
        .tokenOfTheAddress("Code (what follows # in the mail's link)")
        .send("Show the invitation")
        .answer();
  }

  @NotAudited("It looks, and changes nothing.")
  @PostMapping
  ResponseEntity<String> look(@RequestParam(defaultValue = "") String token) {
    try {
      return ask(HtmlPage.titled("You are invited"), answerInvitation.look(cut(token)), token);
    } catch (MarqueeProblem refused) {
      return useless(refused);
    }
  }

  @PostMapping("/register")
  ResponseEntity<String> register(
      @RequestParam(defaultValue = "") String token,
      @RequestParam(name = "full_name", defaultValue = "") String fullName,
      @RequestParam(name = "new_password", defaultValue = "") String newPassword) {
    if (!FullName.isValid(fullName)) {
      return again(token, 422, "Tell a name of at most " + FullName.LONGEST + " characters.");
    }
    try {
      return joined(
          registerInvited.run(
              new RegisterInvited.Command(cut(token), cut(newPassword), fullName, "en")));
    } catch (MarqueeProblem refused) {
      return again(token, refused.status(), refused.detail());
    }
  }

  @PostMapping("/accept")
  ResponseEntity<String> accept(
      @RequestParam(defaultValue = "") String token,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request) {
    try {
      return shown(token, joinByLogIn.withPassword(cut(token), cut(password), Devices.of(request)));
    } catch (MarqueeProblem refused) {
      return again(token, refused.status(), refused.detail());
    }
  }

  @PostMapping("/accept-code")
  ResponseEntity<String> acceptCode(
      @RequestParam(defaultValue = "") String token,
      @RequestParam(name = "mfa_token", defaultValue = "") String mfaToken,
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request) {
    try {
      return joined(
          joinByLogIn.withCode(cut(token), cut(mfaToken), cut(code), Devices.of(request)));
    } catch (MarqueeProblem refused) {
      return again(token, refused.status(), refused.detail());
    }
  }

  private static ResponseEntity<String> shown(String token, JoinByLogIn.Outcome outcome) {
    return switch (outcome) {
      case JoinByLogIn.Outcome.Joined(AnswerInvitation.Joined where) -> joined(where);
      case JoinByLogIn.Outcome.CodeWanted(String mfaToken) ->
          HtmlPage.titled("One more proof")
              .says("Your account has a second factor.")
              .form(PATH + "/accept-code")
              .hidden("token", token)
              .hidden("mfa_token", mfaToken)
              .field("code", "Code of your app, or a recovery code", "text", "one-time-code")
              .send("Join")
              .answer();
    };
  }

  /** The same question once more, unless the invitation itself is the trouble. */
  private ResponseEntity<String> again(String token, int status, String why) {
    try {
      var question = answerInvitation.look(cut(token));
      return ask(HtmlPage.titled("You are invited").refuses(status, why), question, token);
    } catch (MarqueeProblem refused) {
      return useless(refused);
    }
  }

  private static ResponseEntity<String> ask(
      HtmlPage page, AnswerInvitation.Question question, String token) {
    page.says(
        "%s invites you to %s, as %s."
            .formatted(question.inviter(), question.workspaceName(), question.roleName()));
    if (question.registered()) {
      return page.says("Log in as " + question.email() + " to join.")
          .form(PATH + "/accept")
          .hidden("token", token)
          .field("password", "Password", "password", "current-password")
          .send("Log in and join")
          .answer();
    }
    return page.says("Your address is " + question.email() + ".")
        .says("A password has at least 15 characters: four unrelated words make a good one.")
        .form(PATH + "/register")
        .hidden("token", token)
        .field("full_name", "Your name", "text", "name")
        .field("new_password", "A password", "password", "new-password")
        .send("Register and join")
        .answer();
  }

  private static ResponseEntity<String> joined(AnswerInvitation.Joined joined) {
    return HtmlPage.titled("You have joined " + joined.workspaceName())
        .says("Log in to begin.")
        .answer();
  }

  private static ResponseEntity<String> useless(MarqueeProblem refused) {
    return HtmlPage.titled("This invitation does not work")
        .refuses(refused.status(), refused.detail())
        .says("Ask whoever invited you to send it again.")
        .answer();
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
