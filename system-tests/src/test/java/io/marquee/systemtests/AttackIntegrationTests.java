package io.marquee.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The attack run: every operation that the merged OpenAPI document names, tried by everybody who
 * must not. What answers otherwise than with the one right refusal is a leak.
 */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AttackIntegrationTests {
  private static final List<String> LESSER_ROLES =
      List.of("admin", "manager", "editor", "creator", "viewer", "client");
  private static final String FORGED = "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0Iiwia2lkIjoiMSJ9.e30.";

  private final Suite suite;
  private final Studio victim;
  private final Studio stranger;
  private final List<Guarded> operations;
  private final List<String> leaks = new ArrayList<>();
  private int requests;

  AttackIntegrationTests(Suite suite) {
    this.suite = suite;
    victim = Studio.open(suite, "Vera");
    stranger = Studio.open(suite, "Mallory");
    operations = Guarded.of(suite.openApi());
    assertThat(operations).hasSizeGreaterThan(90);
  }

  @AfterAll
  void tellsWhatItTried() {
    System.out.printf(
        "Attack run: %d operations, %d requests, %d leaks%n",
        operations.size(), requests, leaks.size());
  }

  @Test
  void nobodyPassesWithoutAToken() {
    Client nobody = Client.of(suite.gateway());
    attack("no token", nobody, Guarded::isClosed, refusal(401, "token_missing"));
  }

  @Test
  void nobodyPassesWithATokenOfTheirOwnMaking() {
    Client nobody = Client.of(suite.gateway());
    for (String token : List.of("garbage", FORGED))
      attack("garbage", nobody.bearing(token), Guarded::isClosed, refusal(401, "token_invalid"));
    for (String key : List.of("mq_live_" + "0".repeat(71), "mq_test_1"))
      attack(
          "made-up key", nobody.bearing(key), Guarded::isClosed, refusal(401, "api_key_invalid"));
  }

  /** Late, since requests for a workspace that is half a minute old or less wait for news of it. */
  @Test
  @Order(Integer.MAX_VALUE)
  void anotherTenantFindsNoWorkspace() {
    attack(
        "other tenant",
        stranger.client(),
        Guarded::isOfWorkspace,
        refusal(404, "workspace_not_found"));
  }

  @Test
  void noRoleDoesWhatItMayNot() {
    Person colleague = Colleague.join(suite, victim, "viewer");
    String member = memberOf(colleague);
    Set<String> before = Set.of();
    for (String role : LESSER_ROLES) {
      assign(member, role);
      Client client = Person.logIn(suite, colleague.email(), colleague.password());
      Set<String> may = permissionsIn(client);
      Predicate<Guarded> forbidden =
          operation -> operation.permission() != null && !may.contains(operation.permission());
      assertThat(operations.stream().filter(forbidden)).as(role).isNotEmpty();
      Set<String> lost = new HashSet<>(before);
      lost.removeAll(may);
      awaitRefused(client, 403, operation -> lost.contains(operation.permission()));
      attack(role, client, forbidden, refusal(403, "permission_missing"));
      before = may;
    }
    remove(member);
    Client former = Person.logIn(suite, colleague.email(), colleague.password());
    awaitRefused(former, 404, Guarded::isOfWorkspace);
    attack("former member", former, Guarded::isOfWorkspace, refusal(404, "workspace_not_found"));
  }

  @Test
  void anEndedSessionOpensNothing() {
    Person person = Person.register(suite, "Leila");
    person.client().post("/api/v1/auth/logout", Map.of()).is(204);
    await().until(() -> person.client().get("/api/v1/auth/me").status() == 401);
    attack("ended session", person.client(), Guarded::isClosed, refusal(401, "session_revoked"));
  }

  @Test
  void aKeyOpensWhatItIsForAndNothingWhenItIsRevoked() {
    var made =
        owner()
            .post(
                victim.path("/api-keys"),
                Map.of("name", "Reader", "permissions", List.of("films:read")))
            .is(201)
            .json();
    Client key = Client.of(suite.gateway()).bearing(made.required("secret").asString());
    await().until(() -> key.get(victim.path("/films")).status() == 200);
    attack(
        "key without the permission",
        key,
        it -> it.permission() != null && !it.permission().equals("films:read"),
        refusal(403, "permission_missing"));
    attackIn(
        stranger.workspace(),
        "key of another workspace",
        key,
        Guarded::isOfWorkspace,
        refusal(404, "workspace_not_found"));
    String id = made.required("api_key").required("id").asString();
    owner().send("DELETE", victim.path("/api-keys/" + id), null).is(204);
    await().until(() -> key.get(victim.path("/films")).status() == 401);
    attack("revoked key", key, Guarded::isClosed, refusal(401, "api_key_invalid"));
  }

  /**
   * The services ask again: a token that the gateway signed, with everything but what is needed.
   */
  @Test
  void noServiceTrustsTheGatewayToHaveAsked() {
    Set<String> all =
        operations.stream()
            .map(Guarded::permission)
            .filter(it -> it != null)
            .collect(Collectors.toCollection(TreeSet::new));
    for (String service : Suite.SERVICES) {
      byte[] key = Base64.getDecoder().decode(suite.secret("internal-token-" + service));
      Client direct = Client.of(suite.service(service));
      for (Guarded operation : Guarded.of(direct.get("/v3/api-docs").is(200).json())) {
        if (operation.permission() == null) continue;
        List<String> others =
            all.stream().filter(it -> !it.equals(operation.permission())).toList();
        String token =
            ForgedToken.signed(
                key, service, victim.owner().id(), victim.workspace(), accountOf(), others);
        Client misled = direct.with(ForgedToken.HEADER, token);
        tryIt(
            "service without the permission",
            misled,
            operation,
            victim.workspace(),
            refusal(403, "permission_missing"));
      }
    }
    assertThat(leaks).isEmpty();
  }

  /** What the services say they require, the gateway says it asks for. */
  @Test
  void theDocumentsSayTheSame() {
    assertThat(suite.openApi().path("x-marquee-unrouted")).isEmpty();
    var told = new TreeSet<String>();
    for (String service : Suite.SERVICES)
      for (Guarded operation :
          Guarded.of(Client.of(suite.service(service)).get("/v3/api-docs").is(200).json()))
        told.add(operation + " " + operation.permission());
    var asked = new TreeSet<String>();
    for (Guarded operation : operations) asked.add(operation + " " + operation.permission());
    assertThat(asked).isEqualTo(told);
  }

  private record Refused(int status, String code) {}

  private static Refused refusal(int status, String code) {
    return new Refused(status, code);
  }

  private void attack(String who, Client client, Predicate<Guarded> what, Refused expected) {
    attackIn(victim.workspace(), who, client, what, expected);
  }

  private void attackIn(
      String workspace, String who, Client client, Predicate<Guarded> what, Refused expected) {
    int before = requests;
    for (Guarded operation : operations)
      if (what.test(operation)) tryIt(who, client, operation, workspace, expected);
    assertThat(requests).as(who).isGreaterThan(before);
    assertThat(leaks).isEmpty();
  }

  private void tryIt(
      String who, Client client, Guarded operation, String workspace, Refused expected) {
    requests++;
    Answer answer = operation.send(client.with("If-Match", "*"), workspace);
    if (answer.status() != expected.status || !answer.code().equals(expected.code))
      leaks.add("%s: %s answered %d %s".formatted(who, operation, answer.status(), answer.body()));
  }

  /** Until the gateway has heard what somebody may no longer do: one such thing tells of all. */
  private void awaitRefused(Client client, int status, Predicate<Guarded> what) {
    operations.stream()
        .filter(what)
        // What is still allowed happens: rather a look than a change, and nothing is taken away.
        .filter(operation -> !operation.method().equals("DELETE"))
        .min(Comparator.comparing((Guarded operation) -> !operation.method().equals("GET")))
        .ifPresent(
            operation ->
                await().until(() -> operation.send(client, victim.workspace()).status() == status));
  }

  private String memberOf(Person person) {
    for (var member : owner().get(victim.path("/members?limit=200")).is(200).items())
      if (member.required("user_id").asString().equals(person.id()))
        return member.required("id").asString();
    throw new AssertionError(person.email() + " is no member");
  }

  private void assign(String member, String role) {
    owner()
        .with("If-Match", "*")
        .send("PATCH", victim.path("/members/" + member), Map.of("role", role))
        .is(200);
  }

  private void remove(String member) {
    owner().with("If-Match", "*").send("DELETE", victim.path("/members/" + member), null).is(204);
  }

  private Set<String> permissionsIn(Client client) {
    for (var membership : client.get("/api/v1/auth/me").is(200).json().required("memberships"))
      if (membership.required("workspace_id").asString().equals(victim.workspace()))
        return membership.required("permissions").values().stream()
            .map(it -> it.asString())
            .collect(Collectors.toSet());
    throw new AssertionError("there is no membership");
  }

  private Client owner() {
    return victim.client();
  }

  private static String accountOf() {
    return UUID.randomUUID().toString();
  }
}
