package io.marquee.identity.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marquee.identity.IdentityTest;
import io.marquee.identity.Letters;
import io.marquee.identity.People;
import io.marquee.test.TestDatabase;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IdentityTest
class SignUpIntegrationTests {

  @Autowired People people;
  @Autowired Letters letters;
  @Autowired TestDatabase database;

  @Test
  void nobodyLearnsWhetherAnAddressHasAnAccount() {
    var owner = people.verified();
    String free = People.newAddress();
    var onTaken = register(owner.email().toUpperCase(Locale.ROOT), "another person's words");
    var onFree = register(free, "another person's words");

    assertThat(onTaken).hasStatus(201);
    assertThat(shape(onTaken)).isEqualTo(shape(onFree));
    assertThat(onTaken.getResponse().getHeaderNames())
        .isEqualTo(onFree.getResponse().getHeaderNames());

    letters.await(free, "verify_email");
    var told = letters.await(owner.email(), "address_already_registered");
    assertThat(told.link()).endsWith("/account/forgot-password");
    assertThat(letters.to(owner.email().toUpperCase(Locale.ROOT))).isEmpty();
    assertThat(letters.to(owner.email(), "verify_email")).hasSize(1);
  }

  @Test
  void twoPeopleOfOneAddressLogInApart() {
    var owner = people.verified();
    var second = register(owner.email(), "another person's words");
    String other = people.admitted(owner.email(), second).userId().toString();

    var asOwner =
        people.admitted(
            owner.email(),
            people.post("/api/v1/auth/login", People.credentials(owner.email(), People.PASSWORD)));
    var asOther =
        people.admitted(
            owner.email(),
            people.post(
                "/api/v1/auth/login", People.credentials(owner.email(), "another person's words")));
    assertThat(asOwner.userId()).isEqualTo(owner.userId());
    assertThat(asOther.userId().toString()).isEqualTo(other);
    assertThat(
            people
                .body(people.get(asOther, "/api/v1/auth/me"))
                .at("/user/email_verified")
                .asBoolean(true))
        .isFalse();
  }

  @Test
  void aStrangersMailboxIsNotFilled() {
    String address = People.newAddress();
    for (int i = 0; i < 6; i++) register(address, People.PASSWORD);
    await()
        .until(
            () ->
                database.count("service.scheduled_jobs where task_name = 'write-to-new-address'")
                    == 0);
    assertThat(letters.to(address)).hasSizeBetween(1, 4);
  }

  private MvcTestResult register(String email, String password) {
    return people.post("/api/v1/auth/register", People.registration(email, password));
  }

  private String shape(MvcTestResult answer) {
    var body = people.body(answer);
    return body.propertyNames() + " " + body.at("/user").propertyNames() + body.at("/expires_in");
  }

  @Test
  void aNameMayBeWrittenInAnyScriptButNotWithControlCharacters() {
    assertThat(
            people.post(
                "/api/v1/auth/register",
                """
                {"email":"zhang@example.com","password":"%s","full_name":"张伟 🎬","locale":"zh-Hans"}
                """
                    .formatted(People.PASSWORD)))
        .hasStatus(201);
    var refused =
        people.post(
            "/api/v1/auth/register",
            """
            {"email":"nul@example.com","password":"%s","full_name":"A\\u0000da","locale":"english please"}
            """
                .formatted(People.PASSWORD));
    assertThat(refused).hasStatus(422);
    assertThat(people.body(refused).at("/errors"))
        .extracting(error -> error.at("/pointer").asString())
        .containsExactlyInAnyOrder("/full_name", "/locale");
  }
}
