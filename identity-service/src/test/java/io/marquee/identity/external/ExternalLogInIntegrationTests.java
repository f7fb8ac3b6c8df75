package io.marquee.identity.external;

import static io.marquee.identity.outside.ProviderServer.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.events.audit.AuditRecorded;
import io.marquee.events.identity.SessionRevoked;
import io.marquee.identity.IdentityTest;
import io.marquee.identity.Letters;
import io.marquee.identity.People;
import io.marquee.identity.People.Person;
import io.marquee.identity.mfa.AuthenticatorApp;
import io.marquee.identity.outside.ProviderBrowser;
import io.marquee.identity.outside.ProviderServer;
import io.marquee.identity.session.Device;
import io.marquee.identity.user.User;
import io.marquee.test.Events;
import io.marquee.test.TestDatabase;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IdentityTest
class ExternalLogInIntegrationTests {

  private static final ProviderServer PROVIDER =
      new ProviderServer("http://localhost:8080", "studio");
  private static final String BEGIN = "/api/v1/auth/external/studio";
  private static final String LINKS = "/api/v1/auth/external-links";

  @Autowired MockMvcTester mvc;
  @Autowired People people;
  @Autowired Letters letters;
  @Autowired Events events;
  @Autowired TestDatabase database;
  @Autowired ExternalUsers externalUsers;

  @DynamicPropertySource
  static void provider(DynamicPropertyRegistry registry) {
    String studio = "marquee.identity.external.providers.studio.";
    registry.add(studio + "issuer", PROVIDER::issuer);
    registry.add(studio + "client-id", () -> ProviderServer.CLIENT_ID);
    registry.add(studio + "client-secret", () -> ProviderServer.CLIENT_SECRET);
    registry.add(studio + "name", () -> "Studio");
    registry.add("marquee.identity.external.providers.away.issuer", () -> "http://localhost:1");
    registry.add("marquee.identity.external.providers.away.client-id", () -> "marquee");
    registry.add("marquee.identity.external.providers.away.client-secret", () -> "x");
  }

  @AfterAll
  static void close() {
    PROVIDER.close();
  }

  /** A browser that has been sent away. */
  private record Away(String to, Cookie cookie) {}

  @Test
  void somebodyNewIsLetInWithAProvenAddressAndIsTheSameNextTime() {
    String email = People.newAddress();
    says("newcomer", email, true, "Grace Hopper");
    var first = logIn("newcomer", email);
    var me = people.body(people.get(first, "/api/v1/auth/me"));
    assertThat(me.at("/user/email").asString()).isEqualTo(email);
    assertThat(me.at("/user/email_verified").asBoolean()).isTrue();
    assertThat(me.at("/user/full_name").asString()).isEqualTo("Grace Hopper");

    says("newcomer", "moved." + email, true, "Grace Hopper");
    assertThat(logIn("newcomer", email).userId())
        .as("the subject counts, not the address")
        .isEqualTo(first.userId());
    assertThat(people.post("/api/v1/auth/login", People.credentials(email, "")))
        .as("there is no password")
        .hasStatus(401);
  }

  @Test
  void theOwnerOfTheAddressIsLinkedAndTold() {
    var ada = people.verified();
    says("ada", ada.email(), true, "Somebody");
    assertThat(logIn("ada", ada.email()).userId()).isEqualTo(ada.userId());
    assertThat(letters.to(ada.email(), "mfa_changed"))
        .singleElement()
        .satisfies(mail -> assertThat(mail.variables()).containsEntry("change", "external_linked"));
    logIn("ada", ada.email());
    assertThat(letters.to(ada.email(), "mfa_changed")).hasSize(1);
  }

  @Test
  void whoOnlyClaimsTheAddressGetsNothing() {
    var squatter = people.register();
    says("victim", squatter.email(), true, "Victim");
    assertThat(logIn("victim", squatter.email()).userId()).isNotEqualTo(squatter.userId());
  }

  @Test
  void anAddressThatTheProviderDoesNotVouchForIsNobodys() {
    var ada = people.verified();
    says("liar", ada.email(), false, "Liar");
    Away away = begin();
    assertThat(comeBack(ProviderBrowser.logIn(PROVIDER, away.to(), "liar"), away.cookie()))
        .endsWith("#login_error=external_address_not_verified");
  }

  @Test
  void onlyTheBrowserThatWasSentAwayComesBackAndOnce() {
    says("once", People.newAddress(), true, "Once");
    Away away = begin();
    Away another = begin();
    String back = ProviderBrowser.logIn(PROVIDER, away.to(), "once");
    assertThat(comeBack(back, another.cookie())).endsWith("#login_error=external_not_begun_here");
    assertThat(comeBack(back, away.cookie()))
        .as("used up by the attempt")
        .endsWith("#login_error=external_not_begun_here");
    assertThat(comeBack(BEGIN + "/callback?error=access_denied", away.cookie()))
        .endsWith("#login_error=external_not_begun_here");
  }

  @Test
  void aRefusalOfTheProviderIsSaidAndSoIsItsTrouble() {
    assertThat(comesBackWith("&error=access_denied")).endsWith("#login_error=external_denied");
    assertThat(comesBackWith("&error=server_error")).endsWith("#login_error=provider_unavailable");
    assertThat(comesBackWith("&code=x&iss=https://other.example"))
        .as("another provider than the one that was asked (RFC 9207)")
        .endsWith("#login_error=external_not_proven");
    assertThat(comesBackWith("&code=nonsense")).endsWith("#login_error=external_not_proven");
  }

  @Test
  void aSecondFactorHereIsStillAskedFor() {
    var ada = people.verified();
    AuthenticatorApp.setUp(people, ada);
    says("cautious", ada.email(), true, "Cautious");
    Away away = begin();
    String out = comeBack(ProviderBrowser.logIn(PROVIDER, away.to(), "cautious"), away.cookie());
    var answer = people.body(exchange(out.substring(out.indexOf('=') + 1), away.cookie()));
    assertThat(answer.at("/mfa_required").asBoolean()).isTrue();
    assertThat(answer.has("access_token")).isFalse();
  }

  @Test
  void theSameSubjectOfAnotherProviderIsSomebodyElse() {
    String email = People.newAddress();
    says("twin", email, true, "Twin");
    var first = logIn("twin", email);
    var device = new Device("Firefox", "203.0.113.7");
    var twin =
        new ExternalPerson("https://other.example", "twin", People.newAddress(), true, "Twin");
    User.Id other = externalUsers.of(twin, device);
    assertThat(other.value()).isNotEqualTo(first.userId());
    assertThat(externalUsers.of(twin, device)).isEqualTo(other);
  }

  @Test
  void anAddressThatTheProviderGaveToSomebodyElseOpensNothing() {
    String email = People.newAddress();
    says("former", email, true, "Former");
    logIn("former", email);
    says("successor", email, true, "Successor");
    Away away = begin();
    assertThat(comeBack(ProviderBrowser.logIn(PROVIDER, away.to(), "successor"), away.cookie()))
        .endsWith("#login_error=external_linked_differently");
  }

  @Test
  void isLinkedAndUnlinkedInTheSettings() {
    var ada = people.verified();
    var elsewhere = people.logIn(ada);
    says("quiet", "quiet@example.com", false, "Quiet");
    assertThat(link(ada, "quiet")).endsWith("/#linked=studio");
    assertThat(events.published(SessionRevoked.class, elsewhere.sessionId())).hasSize(1);
    var links = people.body(people.get(ada, LINKS)).at("/items");
    assertThat(links).hasSize(1);
    assertThat(links.at("/0/provider").asString()).isEqualTo("studio");
    assertThat(links.at("/0/name").asString()).isEqualTo("Studio");
    var in = logIn("quiet", ada.email());
    assertThat(in.userId()).as("though its address is not verified").isEqualTo(ada.userId());

    says("another", "another@example.com", true, "Another");
    assertThat(link(ada, "another")).endsWith("#login_error=external_linked_differently");
    assertThat(link(people.verified(), "quiet")).endsWith("#login_error=external_somebody_elses");
    assertThat(link(ada, "quiet")).as("once more").endsWith("/#linked=studio");

    assertThat(people.delete(ada, LINKS + "/studio")).hasStatus(204);
    assertThat(people.delete(ada, LINKS + "/studio")).hasStatus(404);
    assertThat(people.body(people.get(ada, LINKS)).at("/items")).isEmpty();
    Away away = begin();
    assertThat(comeBack(ProviderBrowser.logIn(PROVIDER, away.to(), "quiet"), away.cookie()))
        .endsWith("#login_error=external_address_not_verified");
    assertThat(events.published(SessionRevoked.class, in.sessionId())).hasSize(1);
    assertThat(events.published(AuditRecorded.class, ada.userId()))
        .extracting(AuditRecorded::action)
        .containsOnlyOnce("user.external_linked", "user.external_unlinked");
  }

  @Test
  void linkingAndUnlinkingWantARecentProof() {
    var ada = people.verified();
    says("late", "late@example.com", true, "Late");
    Away away = beginToLink(ada);
    database.update(
        "update service.sessions set authenticated_at = now() - interval '11 min' where id = ?",
        ada.sessionId());
    assertThat(people.post(ada, LINKS + "/studio", "")).hasStatus(403);
    assertThat(people.delete(ada, LINKS + "/studio")).hasStatus(403);
    assertThat(comeBack(ProviderBrowser.logIn(PROVIDER, away.to(), "late"), away.cookie()))
        .endsWith("#login_error=step_up_required");
    assertThat(people.body(people.get(ada, LINKS)).at("/items")).isEmpty();
  }

  @Test
  void anothersCodeIsOfNoUse() {
    says("owner", People.newAddress(), true, "Owner");
    Away victim = begin();
    Away thief = begin();
    String stolen = parameter(ProviderBrowser.logIn(PROVIDER, victim.to(), "owner"), "code");
    String state = parameter(thief.to(), "state");
    assertThat(comeBack(BEGIN + "/callback?state=" + state + "&code=" + stolen, thief.cookie()))
        .as("its proof key (PKCE) is not here")
        .endsWith("#login_error=external_not_proven");
  }

  @Test
  void ourCodeIsGoodOnceAndInThatBrowser() {
    says("codes", People.newAddress(), true, "Codes");
    Away away = begin();
    String out = comeBack(ProviderBrowser.logIn(PROVIDER, away.to(), "codes"), away.cookie());
    assertThat(out).startsWith("http://localhost:8080/#login_code=mqc_");
    String code = out.substring(out.indexOf('=') + 1);
    assertThat(exchange(code, begin().cookie())).hasStatus(401);
    assertThat(exchange(code, away.cookie())).hasStatus(401);

    Away again = begin();
    String next = comeBack(ProviderBrowser.logIn(PROVIDER, again.to(), "codes"), again.cookie());
    String good = next.substring(next.indexOf('=') + 1);
    assertThat(exchange(good, again.cookie())).hasStatusOk();
    assertThat(exchange(good, again.cookie())).hasStatus(401);
  }

  @Test
  void asksAsTheSpecificationWants() {
    Away away = begin();
    assertThat(away.to())
        .startsWith(PROVIDER.issuer() + "/oauth2/authorize?")
        .contains("code_challenge_method=S256", "response_type=code", "nonce=");
    assertThat(away.cookie().isHttpOnly()).isTrue();
    assertThat(away.cookie().getAttribute("SameSite")).isEqualTo("Lax");
    var list = people.body(mvc.get().uri("/api/v1/auth/external").exchange());
    assertThat(list.at("/items/1/provider").asString()).isEqualTo("studio");
    assertThat(list.at("/items/1/name").asString()).isEqualTo("Studio");
  }

  @Test
  void aProviderThatIsAwayOrUnknownIsSaidToBe() {
    assertThat(mvc.get().uri("/api/v1/auth/external/away")).hasStatus(503);
    assertThat(mvc.get().uri("/api/v1/auth/external/nobody")).hasStatus(404);
  }

  private Person logIn(String user, String email) {
    Away away = begin();
    String out = comeBack(ProviderBrowser.logIn(PROVIDER, away.to(), user), away.cookie());
    assertThat(out).contains("#login_code=");
    return people.admitted(email, exchange(out.substring(out.indexOf('=') + 1), away.cookie()));
  }

  private String comesBackWith(String parameters) {
    Away away = begin();
    String state = parameter(away.to(), "state");
    return comeBack(BEGIN + "/callback?state=" + state + parameters, away.cookie());
  }

  private String link(Person person, String user) {
    Away away = beginToLink(person);
    return comeBack(ProviderBrowser.logIn(PROVIDER, away.to(), user), away.cookie());
  }

  private Away beginToLink(Person person) {
    var answer = people.post(person, LINKS + "/studio", "");
    assertThat(answer).hasStatusOk();
    return new Away(
        people.body(answer).at("/authorization_url").asString(),
        Objects.requireNonNull(answer.getResponse().getCookie("marquee_external")));
  }

  private Away begin() {
    var answer = mvc.get().uri(BEGIN).exchange();
    assertThat(answer).hasStatus(302);
    return new Away(
        String.valueOf(answer.getResponse().getHeader("Location")),
        Objects.requireNonNull(answer.getResponse().getCookie("marquee_external")));
  }

  private String comeBack(String callback, Cookie cookie) {
    URI uri = URI.create(callback);
    var answer =
        mvc.get()
            .uri(URI.create(uri.getRawPath() + "?" + uri.getRawQuery()))
            .cookie(cookie)
            .exchange();
    assertThat(answer).hasStatus(303);
    return String.valueOf(answer.getResponse().getHeader("Location"));
  }

  private MvcTestResult exchange(String code, Cookie cookie) {
    return mvc.post()
        .uri("/api/v1/auth/external/exchange")
        .cookie(cookie)
        .contentType(MediaType.APPLICATION_JSON)
        .content("{\"code\":\"" + code + "\"}")
        .exchange();
  }

  private static String parameter(String uri, String name) {
    var found = Pattern.compile("[?&]" + name + "=([^&#]+)").matcher(uri);
    assertThat(found.find()).as(name + " in " + uri).isTrue();
    return found.group(1);
  }
}
