package io.marquee.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.events.identity.SessionRevoked;
import io.marquee.identity.IdentityTest;
import io.marquee.identity.People;
import io.marquee.test.Callers;
import io.marquee.test.Events;
import io.marquee.test.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IdentityTest
class SessionsIntegrationTests {

  @Autowired MockMvcTester mvc;
  @Autowired People people;
  @Autowired Callers callers;
  @Autowired Events events;
  @Autowired TestDatabase database;

  @Test
  void listsOnesOwnWithDeviceAndPlace() {
    var ada = people.register();
    var elsewhere = people.logIn(ada);
    people.register();
    var answer = get("/api/v1/auth/sessions", ada);
    assertThat(answer).hasStatusOk();
    var items = people.body(answer).at("/items");
    assertThat(items).hasSize(2);
    assertThat(items.at("/0/id").asString()).isEqualTo(elsewhere.sessionId().toString());
    assertThat(items.at("/0/user_agent").asString()).isEqualTo("Chrome");
    assertThat(items.at("/0/ip_address").asString()).isEqualTo("203.0.113.7");
    assertThat(items.at("/0/current").asBoolean(true)).isFalse();
    assertThat(items.at("/1/current").asBoolean(false)).isTrue();
    assertThat(items.at("/1/last_used_at").asString()).endsWith("Z");
  }

  @Test
  void listsThemPageByPage() {
    var ada = people.register();
    var elsewhere = people.logIn(ada);
    var first = people.body(get("/api/v1/auth/sessions?limit=1", ada));
    assertThat(first.at("/items/0/id").asString()).isEqualTo(elsewhere.sessionId().toString());
    var second =
        people.body(
            get(
                "/api/v1/auth/sessions?limit=1&cursor=" + first.at("/next_cursor").asString(),
                ada));
    assertThat(second.at("/items/0/id").asString()).isEqualTo(ada.sessionId().toString());
    assertThat(second.at("/next_cursor").isNull()).isTrue();
  }

  @Test
  void logsOut() {
    var ada = people.register();
    assertThat(mvc.post().uri("/api/v1/auth/logout").with(callers.as(ada.caller()))).hasStatus(204);
    assertThat(people.refresh(ada.refreshToken())).hasStatus(401);
    assertThat(events.published(SessionRevoked.class, ada.sessionId()))
        .extracting(SessionRevoked::reason)
        .containsExactly("logout");
    assertThat(mvc.post().uri("/api/v1/auth/logout").with(callers.as(ada.caller()))).hasStatus(204);
    assertThat(events.published(SessionRevoked.class, ada.sessionId())).hasSize(1);
  }

  @Test
  void endsAnotherOfOnesSessions() {
    var ada = people.register();
    var elsewhere = people.logIn(ada);
    assertThat(delete("/api/v1/auth/sessions/" + elsewhere.sessionId(), ada)).hasStatus(204);
    assertThat(people.refresh(elsewhere.refreshToken())).hasStatus(401);
    assertThat(people.refresh(ada.refreshToken())).hasStatusOk();
    assertThat(events.published(SessionRevoked.class, elsewhere.sessionId()))
        .extracting(SessionRevoked::reason)
        .containsExactly("ended_by_user");
  }

  @Test
  void aSessionThatProvedItselfLongAgoEndsNoneButItself() {
    var ada = people.register();
    var elsewhere = people.logIn(ada);
    database.update(
        "update service.sessions set authenticated_at = now() - interval '11 minutes' where id = ?",
        elsewhere.sessionId());
    for (String other : new String[] {"/" + ada.sessionId(), ""}) {
      var answer = delete("/api/v1/auth/sessions" + other, elsewhere);
      assertThat(answer).hasStatus(403);
      assertThat(people.body(answer).at("/code").asString()).isEqualTo("step_up_required");
    }
    assertThat(people.refresh(ada.refreshToken())).hasStatusOk();
    assertThat(delete("/api/v1/auth/sessions/" + elsewhere.sessionId(), elsewhere)).hasStatus(204);
  }

  @Test
  void somebodyElsesSessionIsNotThere() {
    var ada = people.register();
    var bob = people.register();
    assertThat(delete("/api/v1/auth/sessions/" + bob.sessionId(), ada)).hasStatus(404);
    assertThat(people.refresh(bob.refreshToken())).hasStatusOk();
  }

  @Test
  void endsAllOthers() {
    var ada = people.register();
    var one = people.logIn(ada);
    var other = people.logIn(ada);
    assertThat(delete("/api/v1/auth/sessions", ada)).hasStatus(204);
    assertThat(people.refresh(one.refreshToken())).hasStatus(401);
    assertThat(people.refresh(other.refreshToken())).hasStatus(401);
    assertThat(people.refresh(ada.refreshToken())).hasStatusOk();
  }

  @Test
  void aNewPasswordEndsTheOtherSessions() {
    var ada = people.register();
    var elsewhere = people.logIn(ada);
    assertThat(change(ada, People.PASSWORD, "tundra mosaic anchor velvet")).hasStatus(204);

    assertThat(people.refresh(elsewhere.refreshToken())).hasStatus(401);
    assertThat(people.refresh(ada.refreshToken())).hasStatusOk();
    assertThat(events.published(SessionRevoked.class, elsewhere.sessionId()))
        .extracting(SessionRevoked::reason)
        .containsExactly("password_changed");
    assertThat(people.post("/api/v1/auth/login", People.credentials(ada.email(), People.PASSWORD)))
        .hasStatus(401);
    assertThat(
            people.post(
                "/api/v1/auth/login",
                People.credentials(ada.email(), "tundra mosaic anchor velvet")))
        .hasStatusOk();
  }

  @Test
  void aNewPasswordNeedsTheCurrentOneAndIsAGoodOne() {
    var ada = people.register();
    var wrong = change(ada, "not her password", "tundra mosaic anchor velvet");
    assertThat(wrong).hasStatus(422);
    assertThat(people.body(wrong).at("/errors/0/pointer").asString())
        .isEqualTo("/current_password");
    var weak = change(ada, People.PASSWORD, "123456789012345");
    assertThat(weak).hasStatus(422);
    assertThat(people.body(weak).at("/errors/0/pointer").asString()).isEqualTo("/new_password");
  }

  @Test
  void withoutTheGatewaysWordNobodyGetsIn() {
    for (String path : new String[] {"/api/v1/auth/me", "/api/v1/auth/sessions"}) {
      assertThat(mvc.get().uri(path)).hasStatus(401);
    }
    assertThat(mvc.post().uri("/api/v1/auth/logout")).hasStatus(401);
    assertThat(mvc.get().uri("/api/v1/permissions")).hasStatus(401);
  }

  private MvcTestResult get(String path, People.Person person) {
    return mvc.get().uri(path).with(callers.as(person.caller())).exchange();
  }

  private MvcTestResult delete(String path, People.Person person) {
    return mvc.delete().uri(path).with(callers.as(person.caller())).exchange();
  }

  private MvcTestResult change(People.Person person, String current, String next) {
    return mvc.post()
        .uri("/api/v1/auth/password/change")
        .with(callers.as(person.caller()))
        .contentType(MediaType.APPLICATION_JSON)
        .content(
            """
            {"current_password":"%s","new_password":"%s"}
            """
                .formatted(current, next))
        .exchange();
  }
}
