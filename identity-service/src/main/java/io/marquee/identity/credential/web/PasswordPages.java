package io.marquee.identity.credential.web;

import io.marquee.identity.credential.ForgotPassword;
import io.marquee.identity.credential.ResetPassword;
import io.marquee.identity.mail.LinkUseless;
import io.marquee.identity.page.HtmlPage;
import io.marquee.identity.password.WeakPassword;
import io.marquee.identity.session.Devices;
import io.marquee.identity.session.TokenAnswers;
import io.marquee.service.audit.NotAudited;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A new password from any browser, for whoever follows a mail's link. */
@RestController
@RequestMapping("/account")
class PasswordPages {

  private static final String FORGOT = "/account/forgot-password";
  private static final String RESET = "/account/reset-password";
  private static final int LONGEST = 1024;

  private final ForgotPassword forgotPassword;
  private final ResetPassword resetPassword;
  private final TokenAnswers answers;

  PasswordPages(ForgotPassword forgotPassword, ResetPassword resetPassword, TokenAnswers answers) {
    this.forgotPassword = forgotPassword;
    this.resetPassword = resetPassword;
    this.answers = answers;
  }

  @GetMapping("/forgot-password")
  ResponseEntity<String> askForAddress() {
    return HtmlPage.titled("A new password")
        .says("We write to your address how to take a new password.")
        .form(FORGOT)
        .field("email", "Address", "email", "username")
        .send("Write to me")
        .answer();
  }

  @NotAudited("It asks for a mail, whoever asks.")
  @PostMapping(path = "/forgot-password", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<String> forgot(@RequestParam(defaultValue = "") String email) {
    if (email.length() <= LONGEST) forgotPassword.later(email);
    return HtmlPage.titled("Look into your mails")
        .says("If there is an account with this address, a mail is on its way to it.")
        .says("Its link works once, within 30 minutes.")
        .answer();
  }

  @GetMapping("/reset-password")
  ResponseEntity<String> askForPassword(@RequestParam(defaultValue = "") String token) {
    return form(HtmlPage.titled("Choose a new password"), token);
  }

  @PostMapping(path = "/reset-password", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<String> reset(
      @RequestParam(defaultValue = "") String token,
      @RequestParam(name = "new_password", defaultValue = "") String newPassword,
      HttpServletRequest request) {
    String device;
    try {
      device =
          resetPassword.run(
              new ResetPassword.Command(token, cut(newPassword), Devices.of(request)));
    } catch (LinkUseless useless) {
      return HtmlPage.titled("This link does not work")
          .refuses(useless.status(), useless.detail())
          .says("Ask for another mail and follow its link within 30 minutes.")
          .form(FORGOT)
          .field("email", "Address", "email", "username")
          .send("Write to me again")
          .answer();
    } catch (WeakPassword weak) {
      var page = HtmlPage.titled("Choose another password");
      return form(page.refuses(weak.status(), weak.detail()), token);
    }
    return ResponseEntity.status(200)
        .headers(
            headers -> {
              headers.putAll(done().getHeaders());
              headers.add(HttpHeaders.SET_COOKIE, answers.deviceCookie(device));
            })
        .body(done().getBody());
  }

  private static ResponseEntity<String> form(HtmlPage page, String token) {
    return page.says("At least 15 characters: four unrelated words make a good one.")
        .form(RESET)
        .hidden("token", token)
        .field("new_password", "New password", "password", "new-password")
        .send("Take this password")
        .answer();
  }

  private static ResponseEntity<String> done() {
    return HtmlPage.titled("You have a new password")
        .says("You were logged out everywhere. Log in with the new password.")
        .answer();
  }

  private static String cut(String password) {
    return password.length() <= LONGEST ? password : password.substring(0, LONGEST);
  }
}
