package io.marquee.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marquee.events.identity.SessionRevoked;
import io.marquee.identity.IdentityTest;
import io.marquee.identity.Letters;
import io.marquee.identity.People;
import io.marquee.test.Events;
import io.marquee.test.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@IdentityTest
class PasswordResetIntegrationTests {

  private static final String NEXT = "tundra mosaic anchor velvet";

  @Autowired MockMvcTester mvc;
  @Autowired People people;
  @Autowired Letters letters;
  @Autowired Events events;
  @Autowired TestDatabase database;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  @Test
  void whoReadsTheMailsTakesANewPasswordAndEverybodyIsLoggedOut() {
    var ada = people.verified();
    var elsewhere = people.logIn(ada);
    assertThat(forgot(ada.email())).hasStatus(202);
    var mail = letters.await(ada.email(), "reset_password");
    assertThat(mail.name()).isEqualTo("Ada Lovelace");

    var weak = reset(mail.token(), "passwordpassword");
    assertThat(weak).hasStatus(422);
    assertThat(people.body(weak).at("/errors/0/pointer").asString()).isEqualTo("/new_password");
    assertThat(reset(mail.token(), NEXT)).as("a refused password leaves it good").hasStatus(204);

    for (var session : new People.Person[] {ada, elsewhere}) {
      assertThat(people.refresh(session.refreshToken())).hasStatus(401);
      assertThat(events.published(SessionRevoked.class, session.sessionId()))
          .extracting(SessionRevoked::reason)
          .containsExactly("password_changed");
    }
    assertThat(logIn(ada.email(), People.PASSWORD)).hasStatus(401);
    assertThat(logIn(ada.email(), NEXT)).hasStatusOk();
    assertThat(letters.await(ada.email(), "password_changed").variables())
        .containsEntry("device", "Firefox")
        .containsEntry("address", "203.0.113.7");
    assertThat(reset(mail.token(), "yet another long password")).hasStatus(422);
  }

  @Test
  void theLinkLivesHalfAnHourAndOthersDieWithTheFirstThatIsUsed() {
    var ada = people.verified();
    forgot(ada.email());
    var first = letters.await(ada.email(), "reset_password", 1);
    forgot(ada.email());
    var second = letters.await(ada.email(), "reset_password", 2);
    assertThat(
            database.count(
                "service.mail_tokens where user_id = ? and expires_at - issued_at = interval '30 minutes'",
                ada.userId()))
        .isEqualTo(2);
    assertThat(reset(second.token(), NEXT)).hasStatus(204);
    assertThat(reset(first.token(), "yet another long password")).hasStatus(422);

    forgot(ada.email());
    var third = letters.await(ada.email(), "reset_password", 3);
    database.update(
        "update service.mail_tokens set expires_at = now() where user_id = ?", ada.userId());
    assertThat(reset(third.token(), "yet another long password")).hasStatus(422);
  }

  @Test
  void anyAddressGetsTheSameAnswer() {
    var ada = people.verified();
    var known = forgot(ada.email());
    var unknown = forgot("nobody.at.all@example.com");
    var nonsense = forgot("no address");
    for (MvcTestResult answer : new MvcTestResult[] {known, unknown, nonsense}) {
      assertThat(answer).hasStatus(202).bodyText().isEmpty();
      assertThat(answer.getResponse().getHeaderNames())
          .isEqualTo(known.getResponse().getHeaderNames());
    }
    letters.await(ada.email(), "reset_password");
    assertThat(letters.to("nobody.at.all@example.com")).isEmpty();
  }

  @Test
  void anUnprovenAddressIsAskedForProofAndGetsNoNewPassword() {
    var ada = people.register();
    letters.await(ada.email(), "verify_email", 1);
    forgot(ada.email());
    letters.await(ada.email(), "verify_email", 2);
    assertThat(letters.to(ada.email(), "reset_password")).isEmpty();
  }

  @Test
  void aProofOfTheAddressIsNoNewPassword() {
    var ada = people.register();
    String proof = letters.await(ada.email(), "verify_email").token();
    assertThat(reset(proof, NEXT)).hasStatus(422);
  }

  @Test
  void itWorksFromAnyBrowserWithoutAScript() {
    var ada = people.verified();
    var asked = form("/account/forgot-password", "email", ada.email(), "x", "");
    assertThat(asked).hasStatusOk().bodyText().contains("Look into your mails");
    var mail = letters.await(ada.email(), "reset_password");
    var page = mvc.get().uri(mail.link().replace("http://localhost:8080", "")).exchange();
    assertThat(page).hasStatusOk().bodyText().contains(mail.token()).doesNotContain("<script");

    String path = "/account/reset-password";
    assertThat(form(path, "token", mail.token(), "new_password", "short"))
        .hasStatus(422)
        .bodyText()
        .contains("at least 15 characters");
    var done = form(path, "token", mail.token(), "new_password", NEXT);
    assertThat(done).hasStatusOk().bodyText().contains("You have a new password");
    assertThat(done.getResponse().getHeader("Set-Cookie"))
        .startsWith("__Host-marquee-device=mqd_")
        .contains("; Path=/;", "; Secure;", "; HttpOnly;", "; SameSite=Strict")
        .doesNotContain("Domain");
    assertThat(done.getResponse().getHeader("Content-Security-Policy")).contains("'none'");
    assertThat(form(path, "token", mail.token(), "new_password", NEXT)).hasStatus(422);
    assertThat(logIn(ada.email(), NEXT)).hasStatusOk();
  }

  /** All pages that there are, and what they show after a form was refused. */
  @Test
  void everyFieldForAPasswordHidesItAndLetsManagersFillItIn() throws Exception {
    var shown = new ArrayList<String>();
    for (var mapping : mappings.getHandlerMethods().keySet())
      for (String path : mapping.getPatternValues())
        if (path.startsWith("/account/") && allows(mapping, RequestMethod.GET))
          shown.add(mvc.get().uri(path).exchange().getResponse().getContentAsString());
    assertThat(shown).hasSizeGreaterThanOrEqualTo(3);
    var ada = people.verified();
    forgot(ada.email());
    String token = letters.await(ada.email(), "reset_password").token();
    var weak = form("/account/reset-password", "token", token, "new_password", "short");
    shown.add(weak.getResponse().getContentAsString());

    List<String> fields =
        shown.stream()
            .flatMap(page -> Pattern.compile("<input[^>]*>").matcher(page).results())
            .map(MatchResult::group)
            .filter(field -> field.matches(".*(name|id)=\"[^\"]*password.*"))
            .toList();
    assertThat(fields).hasSizeGreaterThanOrEqualTo(2);
    assertThat(fields)
        .allSatisfy(
            field ->
                assertThat(field)
                    .contains("type=\"password\"")
                    .containsPattern("autocomplete=\"(new|current)-password\"")
                    .doesNotContain("readonly", "onpaste", "value="));
    assertThat(shown).noneMatch(page -> page.contains("<script"));
  }

  private static boolean allows(RequestMappingInfo mapping, RequestMethod method) {
    return mapping.getMethodsCondition().getMethods().contains(method);
  }

  @Test
  void aMailboxIsNotFilledWithLinks() {
    var ada = people.verified();
    for (int i = 0; i < 8; i++) forgot(ada.email());
    await()
        .until(
            () ->
                database.count("service.scheduled_jobs where task_name = 'forgot-password'") == 0);
    assertThat(letters.to(ada.email(), "reset_password")).hasSizeBetween(1, 4);
  }

  private MvcTestResult form(String path, String name, String value, String other, String more) {
    return mvc.post()
        .uri(path)
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .header("User-Agent", "Firefox")
        .param(name, value)
        .param(other, more)
        .exchange();
  }

  private MvcTestResult forgot(String email) {
    return people.post("/api/v1/auth/password/forgot", "{\"email\":\"%s\"}".formatted(email));
  }

  private MvcTestResult reset(String token, String password) {
    return people.post(
        "/api/v1/auth/password/reset",
        "{\"token\":\"%s\",\"new_password\":\"%s\"}".formatted(token, password));
  }

  private MvcTestResult logIn(String email, String password) {
    return people.post("/api/v1/auth/login", People.credentials(email, password));
  }
}
