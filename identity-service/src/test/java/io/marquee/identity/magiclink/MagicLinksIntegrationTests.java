package io.marquee.identity.magiclink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.events.identity.MailRequested;
import io.marquee.identity.Brands;
import io.marquee.identity.Brands.Brand;
import io.marquee.identity.IdentityTest;
import io.marquee.identity.Letters;
import io.marquee.identity.Letters.Letter;
import io.marquee.identity.People;
import io.marquee.identity.People.Person;
import io.marquee.identity.access.Role;
import io.marquee.identity.grant.GrantAccess;
import io.marquee.identity.mfa.AuthenticatorApp;
import io.marquee.identity.user.User;
import io.marquee.test.Events;
import io.marquee.test.TestDatabase;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IdentityTest
@ExtendWith(OutputCaptureExtension.class)
class MagicLinksIntegrationTests {

  private static final String LINKS = "/api/v1/auth/magic-links";

  @Autowired People people;
  @Autowired Brands brands;
  @Autowired Letters letters;
  @Autowired Events events;
  @Autowired TestDatabase database;
  @Autowired GrantAccess grantAccess;

  @Test
  void aClientComesInByALinkThatWorksOnce(CapturedOutput log) {
    Brand brand = brands.found();
    Person client = client(brand);
    assertThat(ask(client.email().toUpperCase(java.util.Locale.ROOT), brand.id(), null))
        .hasStatus(202);
    Letter letter = letters.await(client.email(), "magic_link");
    assertThat(letter.link())
        .startsWith(
            "http://localhost:8080/enter?next=%2Fportal%2Fw%2F" + brand.id() + "#token=mql_");
    assertThat(letter.variables()).containsEntry("workspace", "Analytical Films");

    MvcTestResult in = redeem(letter.token());
    assertThat(in).hasStatusOk();
    assertThat(in.getResponse().getHeader("Cache-Control")).isEqualTo("no-store");
    assertThat(in.getResponse().getHeader("Set-Cookie")).startsWith("__Host-marquee-device=");
    Person admitted = people.admitted(client.email(), in);
    assertThat(admitted.userId()).isEqualTo(client.userId());
    assertThat(people.body(people.get(admitted, "/api/v1/auth/me")).at("/memberships/0/role"))
        .hasToString("\"client\"");
    assertThat(sessions(client)).isEqualTo(2);

    refused(redeem(letter.token()));
    assertThat(sessions(client)).as("nobody comes in twice").isEqualTo(2);
    assertThat(log.getAll()).doesNotContain(letter.token());
  }

  @Test
  void theLetterIsTheWorkspacesAndNobodyElseReadsIt() {
    Brand brand = brands.found();
    Person client = client(brand);
    ask(client.email(), brand.id(), "/portal/w/" + brand.id() + "/posts/1?at=3");
    Letter letter = letters.await(client.email(), "magic_link");
    assertThat(letter.link()).contains("%2Fposts%2F1%3Fat%3D3#token=");
    var told =
        events.published(MailRequested.class).stream()
            .filter(mail -> brand.id().equals(mail.workspaceId()))
            .toList();
    assertThat(told).hasSize(1).extracting(MailRequested::kind).containsExactly("magic_link");
    assertThat(told.toString()).doesNotContain(letter.token(), client.email());
    assertThat(
            database.rows(
                "select * from service.mail_tokens where user_id = ? and purpose = 'magic_link'",
                client.userId()))
        .as("beside the one that proves the address, if that is written by now")
        .hasSize(1)
        .allSatisfy(row -> assertThat(row.toString()).doesNotContain(letter.token()));
  }

  @Test
  void theLinkOfWhoMayDoMoreThanTheDomainsOwnerIsNotLedThere() {
    Brand brand = brands.found();
    Person client = client(brand);
    Brand sister = brands.foundAnother(brand.owner());
    brands.join(sister, client, Role.CLIENT);
    ask(client.email(), brand.id(), null);
    assertThat(letters.await(client.email(), "magic_link").variables())
        .as("all that they belong to is one account's, and so is the domain")
        .containsEntry("on_own_domain", "true");

    Person elsewhere = client(brand);
    brands.join(brands.found(), elsewhere, Role.VIEWER);
    Person trusted = client(brand);
    grantAccess.ofSystem(new User.Id(trusted.userId()), "staff");
    for (Person more : List.of(elsewhere, trusted)) {
      ask(more.email(), brand.id(), null);
      assertThat(letters.await(more.email(), "magic_link").variables())
          .doesNotContainKey("on_own_domain");
    }
  }

  @Test
  void whoeverAsksAboutWhomeverGetsTheSameAnswerAndOnlyAMemberGetsALetter() {
    Brand brand = brands.found();
    Person client = client(brand);
    Person stranger = brands.person();
    Person unproven = people.register();
    brands.join(brand, unproven, Role.CLIENT);
    Person out = client(brand);
    database.update("update service.users set disabled_at = now() where id = ?", out.userId());
    Brand deleted = brands.found();
    Person left = client(deleted);
    database.update(
        "update shared.known_workspaces set status = 'deleted' where id = ?", deleted.id());

    var known = ask(client.email(), brand.id(), null);
    var others =
        List.of(
            ask(stranger.email(), brand.id(), null),
            ask(unproven.email(), brand.id(), null),
            ask(out.email(), brand.id(), null),
            ask(left.email(), deleted.id(), null),
            ask(client.email(), UuidCreator.getTimeOrderedEpoch(), null),
            ask("nobody.at.all@example.com", brand.id(), null),
            ask("no address", brand.id(), null));
    for (MvcTestResult answer : others) {
      assertThat(answer).hasStatus(202).bodyText().isEmpty();
      assertThat(answer.getResponse().getHeaderNames())
          .isEqualTo(known.getResponse().getHeaderNames());
    }
    letters.await(client.email(), "magic_link");
    done();
    assertThat(letters.to(client.email(), "magic_link")).hasSize(1);
    for (Person other : List.of(stranger, unproven, out, left))
      assertThat(letters.to(other.email(), "magic_link")).isEmpty();
    assertThat(letters.to("nobody.at.all@example.com")).isEmpty();
  }

  @Test
  void askingStoresTheSameWhoeverItIsAboutAndLooksNothingUp() {
    Brand brand = brands.found();
    Person client = client(brand);
    for (String email : List.of(client.email(), "nobody.at.all@example.com"))
      assertThat(ask(email, brand.id(), null)).hasStatus(202);
    done();
    assertThat(tokens(client)).as("made by the job, which nobody waits for").isOne();
  }

  @Test
  void ofManyAtTheSameTimeOneIsLetIn() {
    Brand brand = brands.found();
    Person client = client(brand);
    ask(client.email(), brand.id(), null);
    String token = letters.await(client.email(), "magic_link").token();
    List<Integer> answers;
    try (var threads = Executors.newFixedThreadPool(8)) {
      var tries =
          IntStream.range(0, 8)
              .mapToObj(i -> threads.submit(() -> redeem(token).getResponse().getStatus()))
              .toList();
      answers = tries.stream().map(MagicLinksIntegrationTests::get).toList();
    }
    assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
    assertThat(answers).filteredOn(status -> status == 422).hasSize(7);
    assertThat(sessions(client)).as("registered, and came in once").isEqualTo(2);
  }

  @Test
  void theNewestVoidsOlderOnesAndEachLivesAQuarterOfAnHour() {
    Brand brand = brands.found();
    Person client = client(brand);
    ask(client.email(), brand.id(), null);
    var first = letters.await(client.email(), "magic_link", 1);
    ask(client.email(), brand.id(), null);
    var second = letters.await(client.email(), "magic_link", 2);
    assertThat(
            database.count(
                "service.mail_tokens where user_id = ? and expires_at - issued_at = interval '15 minutes'",
                client.userId()))
        .isOne();
    refused(redeem(first.token()));
    database.update(
        "update service.mail_tokens set expires_at = now() where user_id = ?", client.userId());
    refused(redeem(second.token()));
    refused(redeem("mql_nonsense"));
  }

  @Test
  void ofTwoThatAreMadeAtOnceOneIsGood() {
    Brand brand = brands.found();
    Person client = client(brand);
    try (var threads = Executors.newFixedThreadPool(3)) {
      IntStream.range(0, 3)
          .mapToObj(
              i ->
                  threads.submit(
                      () -> ask(client.email(), brand.id(), null).getResponse().getStatus()))
          .toList()
          .forEach(MagicLinksIntegrationTests::get);
    }
    letters.await(client.email(), "magic_link", 3);
    assertThat(tokens(client)).isOne();
  }

  @Test
  void theSecondFactorIsAskedForAsEver() {
    Brand brand = brands.found();
    Person client = client(brand);
    var app = AuthenticatorApp.setUp(people, client);
    ask(client.email(), brand.id(), null);
    String token = letters.await(client.email(), "magic_link").token();
    MvcTestResult half = redeem(token);
    assertThat(half).hasStatusOk();
    var wanted = people.body(half);
    assertThat(wanted.at("/mfa_required").asBoolean()).isTrue();
    assertThat(wanted.at("/access_token").isMissingNode()).isTrue();
    refused(redeem(token));
    var in =
        people.post(
            "/api/v1/auth/mfa/verify",
            "{\"mfa_token\":\"%s\",\"method\":\"totp\",\"code\":\"%s\"}"
                .formatted(wanted.at("/mfa_token").asString(), app.code()));
    assertThat(in).hasStatusOk();
    assertThat(people.admitted(client.email(), in).userId()).isEqualTo(client.userId());
  }

  @Test
  void whoIsShutOutStaysOut() {
    Brand brand = brands.found();
    Person client = client(brand);
    ask(client.email(), brand.id(), null);
    String token = letters.await(client.email(), "magic_link").token();
    database.update("update service.users set disabled_at = now() where id = ?", client.userId());
    var refused = redeem(token);
    assertThat(refused).hasStatus(403);
    assertThat(brands.code(refused)).isEqualTo("user_disabled");
    assertThat(sessions(client)).isEqualTo(1);
  }

  @Test
  void aNewPasswordVoidsIt() {
    Brand brand = brands.found();
    Person client = client(brand);
    ask(client.email(), brand.id(), null);
    String link = letters.await(client.email(), "magic_link").token();
    people.post("/api/v1/auth/password/forgot", "{\"email\":\"" + client.email() + "\"}");
    String reset = letters.await(client.email(), "reset_password").token();
    refused(redeem(reset));
    assertThat(
            people.post(
                "/api/v1/auth/password/reset",
                "{\"token\":\"%s\",\"new_password\":\"tundra mosaic anchor velvet\"}"
                    .formatted(reset)))
        .hasStatus(204);
    refused(redeem(link));
  }

  @Test
  void aMailboxIsNotFilledAndWhoUsesTheirLinksDoesNotWait() {
    Brand brand = brands.found();
    Person client = client(brand);
    for (int i = 0; i < 8; i++) ask(client.email(), brand.id(), null);
    done();
    assertThat(letters.to(client.email(), "magic_link")).hasSizeBetween(1, 4);

    Person diligent = client(brand);
    for (int i = 1; i <= 6; i++) {
      ask(diligent.email(), brand.id(), null);
      assertThat(redeem(letters.await(diligent.email(), "magic_link", i).token())).hasStatusOk();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "portal",
        "//evil.example",
        "/\\\\evil.example",
        "/portal//evil.example",
        "/\\t/evil.example",
        "https://evil.example",
        "/a#token=x",
        "/%2f/evil.example",
        "/javascript:alert(1)"
      })
  void goesOnToPathsOfOursOnly(String next) {
    var answer = ask("ada@example.com", UUID.randomUUID(), next);
    assertThat(answer).hasStatus(422);
    assertThat(people.body(answer).at("/errors/0/pointer").asString()).isEqualTo("/next");
  }

  @Test
  void badInputIsRefusedBeforeAnythingIsStored() {
    String id = UUID.randomUUID().toString();
    assertThat(people.post(LINKS, "{\"workspace_id\":\"" + id + "\"}")).hasStatus(422);
    assertThat(people.post(LINKS, "{\"email\":\"ada@example.com\"}")).hasStatus(422);
    assertThat(people.post(LINKS, "{\"email\":\"ada@example.com\",\"workspace_id\":\"x\"}"))
        .hasStatus4xxClientError();
    assertThat(people.post(LINKS + "/redeem", "{}")).hasStatus(422);
    assertThat(redeem("x".repeat(300))).hasStatus(422);
  }

  private Person client(Brand brand) {
    Person client = brands.person();
    brands.join(brand, client, Role.CLIENT);
    return client;
  }

  private MvcTestResult ask(String email, UUID workspace, @Nullable String next) {
    String more = next == null ? "" : ",\"next\":\"" + next + "\"";
    return people.post(
        LINKS, "{\"email\":\"%s\",\"workspace_id\":\"%s\"%s}".formatted(email, workspace, more));
  }

  private MvcTestResult redeem(String token) {
    return people.post(LINKS + "/redeem", "{\"token\":\"" + token + "\"}");
  }

  private void refused(MvcTestResult answer) {
    assertThat(answer).hasStatus(422);
    assertThat(people.body(answer).at("/errors/0/code").asString()).isEqualTo("token_invalid");
  }

  private void done() {
    await()
        .until(
            () ->
                database.count("service.scheduled_jobs where task_name = 'ask-for-magic-link'")
                    == 0);
  }

  private long sessions(Person person) {
    return database.count("service.sessions where user_id = ?", person.userId());
  }

  private long tokens(Person person) {
    return database.count(
        "service.mail_tokens where user_id = ? and purpose = 'magic_link'", person.userId());
  }

  private static int get(java.util.concurrent.Future<Integer> answer) {
    try {
      return answer.get();
    } catch (Exception wrong) {
      throw new IllegalStateException(wrong);
    }
  }
}
