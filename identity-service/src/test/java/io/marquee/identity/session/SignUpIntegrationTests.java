package io.marquee.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.identity.IdentityTest;
import io.marquee.identity.People;
import io.marquee.test.TestDatabase;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IdentityTest
class SignUpIntegrationTests {

  @Autowired People people;
  @Autowired TestDatabase database;

  @Test
  void ofManyAtTheSameTimeOneGetsTheAddress() throws Exception {
    String body = People.registration("wanted@example.com", People.PASSWORD);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          Stream.generate(() -> threads.submit(() -> people.post("/api/v1/auth/register", body)))
              .limit(8)
              .toList();
      int created = 0;
      for (var answer : answers) {
        assertThat(answer.get().getResponse().getStatus()).isIn(201, 409);
        if (answer.get().getResponse().getStatus() == 201) created++;
      }
      assertThat(created).isEqualTo(1);
    }
    assertThat(database.count("service.users where email_key = 'wanted@example.com'")).isOne();
    assertThat(
            database.count(
                "service.outbox where type = 'identity.user.v1' and payload like '%wanted@example.com%'"))
        .isOne();
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
