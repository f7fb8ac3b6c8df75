package io.marquee.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.identity.outside.ProviderBrowser;
import io.marquee.identity.outside.ProviderServer;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A browser that logs in at another provider and comes back, through the gateway. */
@ExtendWith(SuiteExtension.class)
class ProvidersIntegrationTests {
  private static final String STUDIO = "/api/v1/auth/external/" + Suite.PROVIDER;

  private static final String EXCHANGE = "/api/v1/auth/external/exchange";

  private final Suite suite;
  private final Client stranger;

  ProvidersIntegrationTests(Suite suite) {
    this.suite = suite;
    this.stranger = Client.of(suite.gateway());
  }

  @Test
  void somebodyNewComesInAndIsTheSameNextTime() {
    String email = "grace." + System.nanoTime() + "@example.com";
    ProviderServer.says("grace", email, true, "Grace Hopper");
    Client first = logIn("grace");
    var me = first.get("/api/v1/auth/me").is(200).json().required("user");
    assertThat(me.required("email").asString()).isEqualTo(email);
    assertThat(me.required("full_name").asString()).isEqualTo("Grace Hopper");
    assertThat(logIn("grace").get("/api/v1/auth/me").is(200).json().at("/user/id"))
        .isEqualTo(me.required("id"));
  }

  @Test
  void theOwnerOfTheAddressIsLinkedAndMayUndoIt() {
    Person kathe = Person.registerVerified(suite, "Kathe");
    ProviderServer.says("kathe", kathe.email(), true, "Somebody");
    Client client = logIn("kathe");
    assertThat(client.get("/api/v1/auth/me").is(200).json().at("/user/id").asString())
        .isEqualTo(kathe.id());
    String links = "/api/v1/auth/external-links";
    assertThat(Json.each(client.get(links).is(200).items(), "provider"))
        .containsExactly(Suite.PROVIDER);
    client.send("DELETE", links + "/" + Suite.PROVIDER, null).is(204);
  }

  @Test
  void anotherBrowserCannotFinishIt() {
    ProviderServer.says("mallory", "mallory." + System.nanoTime() + "@example.com", true, "M");
    Away away = begin();
    Away another = begin();
    String back = ProviderBrowser.logIn(suite.provider(), away.to(), "mallory");
    assertThat(comeBack(back, another.cookie())).endsWith("#login_error=external_not_begun_here");

    Away third = begin();
    String out =
        comeBack(ProviderBrowser.logIn(suite.provider(), third.to(), "mallory"), third.cookie());
    Map<String, Object> code = Map.of("code", out.substring(out.indexOf('=') + 1));
    stranger.with("Cookie", another.cookie()).post(EXCHANGE, code).is(401);
  }

  @Test
  void anAddressThatTheProviderDoesNotVouchForOpensNothing() {
    Person lotte = Person.registerVerified(suite, "Lotte");
    ProviderServer.says("liar", lotte.email(), false, "Lotte");
    Away away = begin();
    String back = ProviderBrowser.logIn(suite.provider(), away.to(), "liar");
    assertThat(comeBack(back, away.cookie()))
        .endsWith("#login_error=external_address_not_verified");
  }

  /** A browser that was sent away. */
  private record Away(String to, String cookie) {}

  private Away begin() {
    Answer sent = stranger.get(STUDIO).is(302);
    String cookie = sent.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("HttpOnly", "SameSite=Lax");
    return new Away(location(sent), cookie.split(";", 2)[0]);
  }

  private String comeBack(String callback, String cookie) {
    assertThat(callback).startsWith(suite.gateway() + STUDIO + "/callback?");
    URI uri = URI.create(callback);
    return location(
        stranger.with("Cookie", cookie).get(uri.getRawPath() + "?" + uri.getRawQuery()).is(303));
  }

  private Client logIn(String user) {
    Away away = begin();
    String out = comeBack(ProviderBrowser.logIn(suite.provider(), away.to(), user), away.cookie());
    assertThat(out).startsWith(suite.gateway() + "/#login_code=");
    Map<String, Object> code = Map.of("code", out.substring(out.indexOf('=') + 1));
    Client browser = stranger.with("Cookie", away.cookie());
    Answer in = browser.post(EXCHANGE, code).is(200);
    browser.post(EXCHANGE, code).is(401); // good once
    return stranger.bearing(in.text("access_token"));
  }

  private static String location(Answer answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }
}
