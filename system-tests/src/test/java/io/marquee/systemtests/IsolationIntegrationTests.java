package io.marquee.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A second tenant tries every operation that OpenAPI names on what the demo's tenant has. */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolationIntegrationTests {
  private final Suite suite;
  final Client owner;
  final Owned owned;
  private final Studio stranger;
  private final List<Operation> operations;

  IsolationIntegrationTests(Suite suite) {
    this.suite = suite;
    Journey journey = suite.journey();
    owner = Person.logIn(suite, journey.found("email"), journey.found("password"));
    Studio.move(owner, journey.found("workspace_id"), isolation());
    owned = Owned.byTheDemo(journey, owner);
    stranger = Studio.of(Person.register(suite, "Mallory"), isolation());
    operations = Operation.ofWorkspaces(suite.openApi());
  }

  /** Where both tenants are: in the tables of all, or each in schemas of its own. */
  String isolation() {
    return "shared";
  }

  /** Otherwise it would prove nothing that a stranger finds nothing. */
  @BeforeAll
  void theOwnerFindsAllOfIt() {
    assertThat(operations).hasSizeGreaterThan(60);
    for (Operation operation : operations) {
      String path = operation.at(owned::id);
      if (!operation.reads()) continue;
      assertThat(owner.get(path).status()).as("%s", path).isIn(200, 302);
    }
  }

  @Test
  void aStrangerIsToldThatThereIsNoSuchWorkspace() {
    for (Operation operation : operations) {
      Answer answer = send(stranger.client(), operation, owned).is(404);
      assertThat(answer.code()).as("%s", operation).isEqualTo("workspace_not_found");
      assertThat(told(answer))
          .as("%s", operation)
          .isEqualTo(told(send(stranger.client(), operation, owned.thatNobodyHas())));
    }
  }

  @Test
  void forgedHeadersMakeNoDifferenceAtTheGateway() {
    Client forger = forging(stranger.client(), "film");
    for (Operation operation : operations) {
      assertThat(send(forger, operation, owned).is(404).code()).isEqualTo("workspace_not_found");
      if (!operation.reads() || operation.isOfOne()) continue;
      String own = operation.at(owned.lookedForIn(stranger.workspace())::id);
      assertNothingOfTheOwner(forger.get(own).is(200));
    }
    Client nobody = forging(Client.of(suite.gateway()), "film");
    for (Operation operation : operations) send(nobody, operation, owned).is(401);
  }

  @Test
  void whatIsTheOwnersIsNotInTheStrangersWorkspace() {
    Owned misplaced = owned.lookedForIn(stranger.workspace());
    var before = settled();
    for (Operation operation : operations) {
      if (!operation.isOfOne()) continue;
      Answer answer = send(stranger.client().with("If-Match", "*"), operation, misplaced);
      // A request may be refused for its own faults before anything is looked for.
      if (operation.reads()) answer.is(404);
      else assertThat(answer.status()).as("%s%n%s", operation, answer.body()).isIn(404, 422);
    }
    theOwnersThings().forEach((path, now) -> assertThat(now).as(path).isEqualTo(before.get(path)));
    // Grows with what the owner did before, as each service tells of it.
    String trail = "/api/v1/w/" + owned.workspace() + "/audit?limit=200";
    assertThat(owner.get(trail).is(200).body()).doesNotContain(stranger.owner().id());
  }

  @Test
  void listsAndSearchesOfTheStrangerNameNothingOfTheOwners() {
    assertNothingOfTheOwner(stranger.client().get("/api/v1/workspaces").is(200));
    assertNothingOfTheOwner(
        stranger.client().get("/api/v1/workspaces?owner_id=" + owned.user()).is(200));
    assertNothingOfTheOwner(stranger.client().get("/api/v1/auth/me").is(200));
    assertNothingOfTheOwner(stranger.client().get("/api/v1/accounts").is(200));
    String film = owned.ids().get("films");
    assertThat(stranger.get("/publications?film_id=" + film).is(200).items()).isEmpty();
    assertThat(stranger.get("/posts?film_id=" + film).is(200).items()).isEmpty();
    for (String part :
        List.of(
            "balance",
            "subscription",
            "audit",
            "audit/head",
            "audit/keys",
            "audit/export",
            "overview",
            "overview/daily",
            "purges",
            "imports",
            "imports/" + UUID.randomUUID())) {
      stranger.client().get("/api/v1/accounts/" + owned.account() + "/" + part).is(404);
    }
  }

  @Test
  void theStrangerCannotUseWhatIsTheOwners() {
    String asset = owned.ids().get("assets");
    stranger
        .post(
            "/films",
            stranger.film(
                "Borrowed",
                Shots.screenplay(Shots.shot("one", 1, Map.<String, Object>of("asset_id", asset)))))
        .is(422);
    var elsewhere = new HashMap<>(stranger.film("Elsewhere", Shots.two()));
    elsewhere.put("project_id", owned.ids().get("projects"));
    assertThat(stranger.post("/films", elsewhere).status()).isIn(404, 409, 422);
    var post =
        Map.of(
            "title",
            "Not mine",
            "film_id",
            owned.ids().get("films"),
            "social_account_ids",
            List.of(owned.ids().get("social-accounts")));
    assertThat(stranger.post("/posts", post).status()).isIn(404, 409, 422);
    var workspace =
        Map.of(
            "name", "Paid by others", "slug", "x", "kind", "brand", "account_id", owned.account());
    stranger.client().post("/api/v1/workspaces", workspace).is(404);
  }

  @Test
  void noServiceAnswersWhoComesPastTheGateway() {
    for (String service : Suite.SERVICES) {
      Client direct = Client.of(suite.service(service));
      Client bearer =
          direct
              .with("Authorization", bearerOf(stranger.client()))
              .with("X-Workspace-Id", owned.workspace());
      for (Operation operation : operationsOf(direct)) {
        send(direct, operation, owned).is(401);
        send(bearer, operation, owned).is(401);
        send(forging(bearer, service), operation, owned).is(401);
        send(unsigned(bearer, service), operation, owned).is(401);
      }
    }
  }

  @Test
  void aTrueTokenForOneWorkspaceOpensNoOther() {
    String account = stranger.get("/usage").is(200).text("account_id");
    for (String service : Suite.SERVICES) {
      Client direct = Client.of(suite.service(service));
      Client vouchedFor =
          direct
              .with(ForgedToken.HEADER, token(service, service, stranger.workspace(), account))
              .with("X-Workspace-Id", owned.workspace());
      String other = service.equals("film") ? "billing" : "film";
      Client misdirected =
          direct.with(
              ForgedToken.HEADER, token(service, other, owned.workspace(), owned.account()));
      for (Operation operation : operationsOf(direct)) {
        Answer answer = send(vouchedFor.with("If-Match", "*"), operation, owned);
        assertThat(answer.status()).as("%s%n%s", operation, answer.body()).isIn(404, 422);
        if (operation.reads()) answer.is(404);
        send(misdirected, operation, owned).is(401);
      }
    }
  }

  @Test
  void filesAreNotReadWithoutASignature() {
    String variant =
        "/api/v1/w/%s/films/%s/variants/%s/content"
            .formatted(owned.workspace(), owned.ids().get("films"), owned.ids().get("variants"));
    String signed = owner.get(variant).is(302).headers().firstValue("Location").orElseThrow();
    Client anybody = Client.of("");
    assertThat(anybody.get(signed).status()).isEqualTo(200);
    String plain = signed.substring(0, signed.indexOf('?'));
    assertThat(anybody.get(plain).status()).isEqualTo(403);
    assertThat(anybody.get(signed.replace("16x9.mp4?", "9x16.mp4?")).status()).isEqualTo(403);
  }

  private List<Operation> operationsOf(Client direct) {
    var found = Operation.ofWorkspaces(direct.get("/v3/api-docs").is(200).json());
    assertThat(found).as(direct.base()).isNotEmpty();
    return found;
  }

  private static Answer send(Client client, Operation operation, Owned owned) {
    String path = operation.at(owned::id);
    return client.send(operation.method(), path, operation.reads() ? null : Map.of());
  }

  /** Everything that a gateway would say, said by somebody else. */
  private Client forging(Client client, String service) {
    byte[] key = "a key that is thirty-two bytes or more".getBytes(StandardCharsets.UTF_8);
    String token =
        ForgedToken.signed(key, service, owned.user(), owned.workspace(), owned.account());
    return client
        .with(ForgedToken.HEADER, token)
        .with("X-Workspace-Id", owned.workspace())
        .with("X-Marquee-Workspace", owned.workspace())
        .with("X_Workspace_Id", owned.workspace())
        .with("X-User-Id", owned.user())
        .with("X-Forwarded-For", "127.0.0.1")
        .with("Forwarded", "for=127.0.0.1;host=film");
  }

  private Client unsigned(Client client, String service) {
    return client.with(
        ForgedToken.HEADER,
        ForgedToken.unsigned(service, owned.user(), owned.workspace(), owned.account()));
  }

  /** As the gateway would make it for the stranger: signed with the service's own key. */
  private String token(String service, String audience, String workspace, String account) {
    byte[] key = Base64.getDecoder().decode(suite.secret("internal-token-" + service));
    return ForgedToken.signed(key, audience, stranger.owner().id(), workspace, account);
  }

  private static String bearerOf(Client client) {
    return client.headers().get(client.headers().indexOf("Authorization") + 1);
  }

  /**
   * Forecasts for what is left of the month, what is signed anew with the time, and who did what.
   */
  private static final List<String> CHANGING_WITH_TIME =
      List.of(
          "/usage",
          "/stats",
          "/audit",
          "/audit/head",
          "/audit/export",
          "/secret",
          "/uses",
          "/exports/{id}");

  /** Once everybody has been told of what the owner did just now. */
  private Map<String, String> settled() {
    var last = new AtomicReference<Map<String, String>>(Map.of());
    return await()
        .pollInterval(Duration.ofSeconds(1))
        .until(this::theOwnersThings, now -> now.equals(last.getAndSet(now)));
  }

  private Map<String, String> theOwnersThings() {
    var things = new HashMap<String, String>();
    for (Operation operation : operations) {
      if (!operation.reads() || CHANGING_WITH_TIME.stream().anyMatch(operation.path()::endsWith))
        continue;
      Answer answer = owner.get(operation.at(owned::id));
      if (answer.status() == 200) things.put(operation.path(), answer.body());
    }
    return things;
  }

  private void assertNothingOfTheOwner(Answer answer) {
    assertThat(answer.body())
        .as(answer.request())
        .doesNotContain(owned.workspace())
        .doesNotContain(owned.account())
        .doesNotContain(owned.ids().values());
  }

  /** What an answer says, without the ids of the request and of its trace. */
  private static String told(Answer answer) {
    var said = (tools.jackson.databind.node.ObjectNode) answer.json();
    said.remove("trace_id");
    return answer.status()
        + said.toString().replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID");
  }
}
