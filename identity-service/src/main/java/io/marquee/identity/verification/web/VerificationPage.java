package io.marquee.identity.verification.web;

import io.marquee.identity.mail.LinkUseless;
import io.marquee.identity.page.HtmlPage;
import io.marquee.identity.verification.VerifyEmail;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where the mail leads to. Following the link proves nothing yet, since programs that look into
 * mails follow links, too; a person presses the button.
 */
@RestController
@RequestMapping(VerificationPage.PATH)
class VerificationPage {

  static final String PATH = "/account/verify-email";

  private final VerifyEmail verifyEmail;

  VerificationPage(VerifyEmail verifyEmail) {
    this.verifyEmail = verifyEmail;
  }

  @GetMapping
  ResponseEntity<String> ask(@RequestParam(defaultValue = "") String token) {
    return HtmlPage.titled("Confirm your address")
        .says("Did you register with Marquee, and is the address that we wrote to yours?")
        .form(PATH)
        .hidden("token", token)
        .send("Yes, confirm my address")
        .answer();
  }

  @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<String> verify(@RequestParam(defaultValue = "") String token) {
    try {
      verifyEmail.run(token);
    } catch (LinkUseless useless) {
      return HtmlPage.titled("This link does not work")
          .refuses(useless.status(), useless.detail())
          .says("Log in and ask for another mail.")
          .answer();
    }
    return HtmlPage.titled("Your address is confirmed")
        .says("From now on we write to you about your films. You can close this page.")
        .answer();
  }
}
