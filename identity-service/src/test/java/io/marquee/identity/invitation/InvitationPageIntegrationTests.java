package io.marquee.identity.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.events.identity.SessionRevoked;
import io.marquee.identity.Brands;
import io.marquee.identity.Brands.Brand;
import io.marquee.identity.IdentityTest;
import io.marquee.identity.Letters;
import io.marquee.identity.People;
import io.marquee.identity.People.Person;
import io.marquee.identity.mfa.AuthenticatorApp;
import io.marquee.test.Events;
import io.marquee.test.TestDatabase;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What people do who follow the link in an invitation's mail. */
@IdentityTest
class InvitationPageIntegrationTests {

  @Autowired MockMvcTester mvc;
  @Autowired Brands brands;
  @Autowired People people;
  @Autowired Letters letters;
  @Autowired Events events;
  @Autowired TestDatabase database;

  @Test
  void thePageTakesTheTokenOutOfItsAddressByAScriptOfOurs() {
    var page = mvc.get().uri("/invitation").exchange();
    assertThat(page).hasStatusOk().bodyText().contains("location.hash", "id=\"token\"");
    String policy = page.getResponse().getHeader("Content-Security-Policy");
    assertThat(policy)
        .contains("default-src 'none'", "script-src 'sha256-")
        .doesNotContain("unsafe");
  }

  @Test
  void somebodyNewRegistersAndJoins() {
    Brand brand = brands.found();
    String email = People.newAddress();
    String token = invite(brand, email);
    assertThat(look(token))
        .hasStatusOk()
        .bodyText()
        .contains("Analytical Films", email, "Register and join")
        .doesNotContain("<script");

    assertThat(register(token, "Grace Hopper", "too short")).hasStatus(422);
    assertThat(register(token, " ", People.PASSWORD)).hasStatus(422);
    assertThat(register(token, "Grace Hopper", People.PASSWORD))
        .hasStatusOk()
        .bodyText()
        .contains("You have joined Analytical Films");
    var me = people.post("/api/v1/auth/login", People.credentials(email, People.PASSWORD));
    Person grace = people.admitted(email, me);
    assertThat(brands.membershipOf(brand, grace)).isNotNull();
    assertThat(register(token, "Grace Hopper", People.PASSWORD)).as("again").hasStatus(410);
  }

  @Test
  void whoHasAUserLogsInForThisAlone() {
    Brand brand = brands.found();
    Person ada = people.verified();
    String token = invite(brand, ada.email());
    assertThat(look(token)).bodyText().contains("Log in and join");

    assertThat(accept(token, "not her password")).hasStatus(401);
    assertThat(accept(token, People.PASSWORD)).hasStatusOk().bodyText().contains("You have joined");
    assertThat(brands.membershipOf(brand, ada)).isNotNull();
    Object session =
        database
            .rows(
                "select id from service.sessions where user_id = ? and end_reason = 'logout'",
                ada.userId())
            .getFirst()
            .get("id");
    assertThat(
            events.published(
                SessionRevoked.class, java.util.UUID.fromString(String.valueOf(session))))
        .as("nobody keeps its tokens")
        .hasSize(1);
    assertThat(accept(token, People.PASSWORD)).as("again").hasStatus(410);
  }

  @Test
  void aSecondFactorIsAskedForHereToo() {
    Brand brand = brands.found();
    Person ada = people.verified();
    var app = AuthenticatorApp.setUp(people, ada);
    String token = invite(brand, ada.email());
    var asked = accept(token, People.PASSWORD);
    assertThat(asked).hasStatusOk().bodyText().contains("One more proof");
    var mfa = Pattern.compile("name=\"mfa_token\" value=\"([^\"]+)\"").matcher(text(asked));
    assertThat(mfa.find()).isTrue();
    assertThat(
            form("/invitation/accept-code", "token", token, "mfa_token", mfa.group(1), "code", "1"))
        .hasStatus(401)
        .bodyText()
        .contains("Log in and join");
    assertThat(
            database.count(
                "shared.memberships where workspace_id = ? and user_id = ?",
                brand.id(),
                ada.userId()))
        .isZero();
    var again =
        Pattern.compile("name=\"mfa_token\" value=\"([^\"]+)\"")
            .matcher(text(accept(token, People.PASSWORD)));
    assertThat(again.find()).isTrue();
    assertThat(
            form(
                "/invitation/accept-code",
                "token",
                token,
                "mfa_token",
                again.group(1),
                "code",
                app.recoveryCodes().getFirst()))
        .hasStatusOk()
        .bodyText()
        .contains("You have joined");
  }

  @Test
  void nonsenseIsAPageToo() {
    for (String token : new String[] {"", "mqi_nonsense", "\"><script>", "x".repeat(5000)}) {
      assertThat(look(token))
          .hasStatus(410)
          .bodyText()
          .contains("does not work")
          .doesNotContain("<script");
      assertThat(accept(token, "x")).hasStatus(410);
      assertThat(register(token, "Ada", People.PASSWORD)).hasStatus(410);
      assertThat(form("/invitation/accept-code", "token", token)).hasStatus(410);
    }
  }

  private String invite(Brand brand, String email) {
    assertThat(
            brands.post(
                brand.asOwner(),
                brand.path("/invitations"),
                "{'email':'%s','role':'editor'}".formatted(email)))
        .hasStatus(201);
    String link = letters.await(email, "invitation").link();
    assertThat(link).startsWith("http://localhost:8080/invitation#mqi_");
    return link.substring(link.indexOf('#') + 1);
  }

  private MvcTestResult look(String token) {
    return form("/invitation", "token", token);
  }

  private MvcTestResult register(String token, String name, String password) {
    return form(
        "/invitation/register", "token", token, "full_name", name, "new_password", password);
  }

  private MvcTestResult accept(String token, String password) {
    return form("/invitation/accept", "token", token, "password", password);
  }

  private MvcTestResult form(String path, String... fields) {
    var request = mvc.post().uri(path).contentType(MediaType.APPLICATION_FORM_URLENCODED);
    for (int at = 0; at < fields.length; at += 2) request.param(fields[at], fields[at + 1]);
    return request.exchange();
  }

  private static String text(MvcTestResult result) {
    try {
      return result.getResponse().getContentAsString();
    } catch (java.io.UnsupportedEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
