package io.marquee.identity.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import io.marquee.events.Accounts;
import io.marquee.events.audit.AuditRecorded;
import io.marquee.identity.IdentityTest;
import io.marquee.service.SealingKey;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import io.marquee.test.Callers;
import io.marquee.test.Events;
import io.marquee.test.TestDatabase;
import io.marquee.web.Caller;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@IdentityTest
class AuditTrailIntegrationTests {

  private static final SealingKey KEY =
      SealingKey.of("marquee.audit.key", "dGVzdC10ZXN0LXRlc3QtdGVzdC10ZXN0LXRlc3QtMzI=");

  @Autowired MockMvcTester mvc;
  @Autowired Callers callers;
  @Autowired Events events;
  @Autowired TestDatabase database;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired JsonMapper json;
  @Autowired ForgetOrigins forgetOrigins;
  @Autowired PurgeTrail purgeTrail;

  private final UUID workspace = UuidCreator.getTimeOrderedEpoch();
  private final UUID account = UuidCreator.getTimeOrderedEpoch();
  private final Tenant tenant = Tenant.workspace(workspace, account);
  private final UUID film = UuidCreator.getTimeOrderedEpoch();
  private final String actor = "user:" + UUID.randomUUID();

  @Test
  void chainsWhatIsSaidOnceInTheOrderOfItsArrival() {
    say("film.created", null, Map.of("title", "One"));
    UUID twice = UuidCreator.getTimeOrderedEpoch();
    AuditRecorded again = recorded("film.updated", Map.of("title", "One"), Map.of("title", "Two"));
    events.deliver(twice, again, tenant, 2);
    events.deliver(twice, again, tenant, 2);
    say("film.deleted", Map.of("title", "Two"), null);

    List<JsonNode> entries = awaitEntries(3);

    assertThat(entries)
        .extracting(entry -> entry.at("/position").asLong())
        .containsExactly(3L, 2L, 1L);
    JsonNode updated = entries.get(1);
    assertThat(updated.at("/action").asString()).isEqualTo("film.updated");
    assertThat(updated.at("/before/title").asString()).isEqualTo("One");
    assertThat(updated.at("/after/title").asString()).isEqualTo("Two");
    assertThat(updated.at("/actor").asString()).isEqualTo(actor);
    assertThat(updated.at("/service").asString()).isEqualTo("test");
    assertThat(updated.at("/origin/address").asString()).isEqualTo("203.0.113.7");
    assertThat(updated.at("/previous_hash").asString())
        .isEqualTo(entries.get(2).at("/hash").asString());
    assertThat(entries.get(2).at("/previous_hash").asString()).isEqualTo("0".repeat(64));
  }

  @Test
  void manyAtOnceMakeOneChain() {
    IntStream.range(0, 60)
        .forEach(
            number ->
                events.deliver(
                    new AuditRecorded(
                        UuidCreator.getTimeOrderedEpoch(),
                        "film",
                        "film.created",
                        actor,
                        null,
                        Map.of("number", "" + number),
                        null),
                    tenant));
    await().until(() -> count() == 60);

    List<Map<String, Object>> chain =
        database.rows(
            "select position, hash, previous_hash from shared.audit_entries where workspace_id = ? order by position",
            workspace);
    String before = "0".repeat(64);
    for (int at = 0; at < chain.size(); at++) {
      assertThat(chain.get(at))
          .containsEntry("position", at + 1L)
          .containsEntry("previous_hash", before);
      before = (String) chain.get(at).get("hash");
    }
  }

  @Test
  void anOriginThatCannotBeOpenedDoesNotStopTheChain() {
    events.deliver(
        new AuditRecorded(film, "film", "film.created", actor, null, null, "not sealed"), tenant);
    assertThat(awaitEntries(1).getFirst().at("/origin").isNull()).isTrue();
  }

  @Test
  void isSearched() {
    say("film.created", null, Map.of("title", "Launch 100%"));
    say("film.updated", Map.of("title", "Launch 100%"), Map.of("title", "Start"));
    UUID key = UUID.randomUUID();
    UUID post = UuidCreator.getTimeOrderedEpoch();
    events.deliver(
        new AuditRecorded(
            post, "post", "post.created", "key:" + key, null, Map.of("title", "Hi"), null),
        tenant);
    awaitEntries(3);

    assertThat(found("?action=film.updated")).hasSize(1);
    assertThat(found("?action=film.*")).hasSize(2);
    assertThat(found("?actor=key:" + key)).hasSize(1);
    assertThat(found("?target_type=post")).hasSize(1);
    assertThat(found("?target_id=" + film)).hasSize(2);
    assertThat(found("?q=100%25")).hasSize(2);
    assertThat(found("?q=1_0")).isEmpty();
    for (String field : new String[] {"q", "action", "actor", "target_type"})
      assertThat(found("?" + field + "=%27%20or%20%271%27%3D%271")).as(field).isEmpty();
    assertThat(found("?from=2020-01-01T00:00:00Z&to=2020-02-01T00:00:00Z")).isEmpty();
    assertThat(found("?from=2020-01-01T00:00:00Z")).hasSize(3);
    assertThat(get("?from=2021-01-01T00:00:00Z&to=2020-02-01T00:00:00Z")).hasStatus(422);

    JsonNode page = body(get("?limit=2"));
    assertThat(page.at("/items")).hasSize(2);
    assertThat(body(get("?limit=2&cursor=" + page.at("/next_cursor").asString())).at("/items"))
        .hasSize(1);
  }

  @Test
  void needsThePermissionAndShowsNobodyElse() {
    say("film.created", null, Map.of("title", "Mine"));
    awaitEntries(1);

    assertThat(get("", member(workspace, "films:read"))).hasStatus(403);
    UUID other = UuidCreator.getTimeOrderedEpoch();
    assertThat(
            body(mvc.get()
                    .uri("/api/v1/w/" + other + "/audit")
                    .with(callers.as(member(other, "audit:read")))
                    .exchange())
                .at("/items"))
        .isEmpty();
  }

  /** The function runs as the owner, whom no policy holds back: its own words must. */
  @Test
  void aSearchFindsNobodyElses() {
    UUID elsewhere = UuidCreator.getTimeOrderedEpoch();
    Tenant neighbour = Tenant.workspace(elsewhere, account);
    events.deliver(
        new AuditRecorded(
            film, "film", "film.created", "user:" + film, null, Map.of("title", "Zanzibar"), null),
        neighbour);
    say("film.created", null, Map.of("title", "Zanzibar"));
    awaitEntries(1);
    Awaitility.await()
        .until(() -> database.count("shared.audit_entries where workspace_id = ?", elsewhere) == 1);

    assertThat(found("?q=zanzibar")).hasSize(1);
    CurrentWorkspace.run(
        tenant,
        () ->
            transaction.executeWithoutResult(
                status ->
                    assertThat(
                            jdbc.sql(
                                    """
                                    select count(*) from find_audit_entries('%zanzibar%', null, null, null, null, null, null,
                                                                            now() + interval '1 hour', ?, 10)
                                    """)
                                .param(new UUID(0, 0))
                                .query(Integer.class)
                                .single())
                        .isEqualTo(1)));
  }

  @Test
  void exportsAreChainedAndSealed() throws Exception {
    for (int number = 1; number <= 3; number++)
      say("film.updated", null, Map.of("n", "=" + number));
    awaitEntries(3);

    List<String> lines = text(get("/export?format=jsonl")).lines().toList();

    assertThat(lines).hasSize(4);
    String before = "0".repeat(64);
    for (String line : lines.subList(0, 3)) {
      var entry = (ObjectNode) json.readTree(line);
      assertThat(entry.path("origin").path("user_agent").asString()).isEqualTo("Firefox");
      entry.remove("origin");
      String hash = entry.remove("hash").asString();
      assertThat(Canonical.sha256(entry.toString())).as("the line is canonical").isEqualTo(hash);
      assertThat(entry.path("previous_hash").asString()).isEqualTo(before);
      before = hash;
    }
    var seal = JWSObject.parse(json.readTree(lines.get(3)).path("seal").asString());
    assertThat(isSigned(seal)).isTrue();
    assertThat(seal.getPayload().toJSONObject())
        .containsEntry("chain", "workspace:" + workspace)
        .containsEntry("first_position", 1L)
        .containsEntry("position", 3L)
        .containsEntry("hash", before);

    String csv = text(get("/export?format=csv"));
    assertThat(csv.lines()).hasSize(5);
    assertThat(csv).contains("\"{\"\"n\"\":\"\"=1\"\"}\"").startsWith("position,");
    assertThat(get("/export?format=xml").getResponse().getStatus()).isIn(400, 422);
  }

  @Test
  void anEmptyTrailIsExportedAndSealedToo() throws Exception {
    List<String> lines = text(get("/export")).lines().toList();
    assertThat(lines).singleElement().asString().startsWith("{\"seal\":");
  }

  @Test
  void theHeadIsSigned() throws Exception {
    say("film.created", null, Map.of("title", "One"));
    JsonNode last = awaitEntries(1).getFirst();

    JsonNode head = body(get("/head"));

    assertThat(head.at("/position").asLong()).isEqualTo(1);
    assertThat(head.at("/hash").asString()).isEqualTo(last.at("/hash").asString());
    var signed = JWSObject.parse(head.at("/signed").asString());
    assertThat(isSigned(signed)).isTrue();
    assertThat(signed.getHeader().getType().toString()).isEqualTo("marquee-audit-head");
    assertThat(signed.getPayload().toJSONObject()).containsEntry("position", 1L);
  }

  @Test
  void theAppRoleCanNeitherChangeNorRemoveAnEntry() {
    say("film.created", null, Map.of("title", "One"));
    awaitEntries(1);

    assertRefused("update audit_entries set actor = 'user:other'");
    assertRefused("delete from audit_entries");
    assertRefused("truncate audit_entries cascade");
    assertRefused("delete from audit_origins");
    assertRefused("delete from audit_heads");
    assertRefused("update account_audit_entries set actor = 'user:other'");
    // Nor the owner, by mistake.
    assertThatThrownBy(
            () ->
                database.update(
                    "update shared.audit_entries set actor = 'x' where workspace_id = ?",
                    workspace))
        .hasStackTraceContaining("neither changed nor removed");
    assertThatThrownBy(
            () ->
                database.update(
                    "delete from shared.audit_entries where workspace_id = ?", workspace))
        .hasStackTraceContaining("neither changed nor removed");
  }

  @Test
  void forgetsFromWhereAndTheChainStillHolds() {
    say("film.created", null, Map.of("title", "One"));
    String hash = awaitEntries(1).getFirst().at("/hash").asString();
    database.update(
        "update shared.audit_origins set created_at = now() - interval '500 days' where workspace_id = ?",
        workspace);

    forgetOrigins.run();

    JsonNode entry = found("").getFirst();
    assertThat(entry.at("/origin").isNull()).isTrue();
    assertThat(entry.at("/hash").asString()).isEqualTo(hash);
  }

  @Test
  void aPurgeLeavesTheEndOfTheChainToTheAccount() {
    say("film.created", null, Map.of("title", "One"));
    String hash = awaitEntries(1).getFirst().at("/hash").asString();

    CurrentWorkspace.run(tenant, purgeTrail::run);

    assertThat(count()).isZero();
    await()
        .untilAsserted(
            () ->
                assertThat(
                        database.rows(
                            "select action, after_values ->> 'last_hash' as hash from shared.account_audit_entries where account_id = ?",
                            account))
                    .singleElement()
                    .satisfies(
                        row ->
                            assertThat(row)
                                .containsEntry("action", "workspace.audit_purged")
                                .containsEntry("hash", hash)));
  }

  @Test
  void onesOwnTrailTellsOfOneselfAlone() {
    UUID user = UUID.randomUUID();
    Tenant own = Tenant.account(Accounts.personalAccountOf(user));
    events.deliver(
        new AuditRecorded(
            UuidCreator.getTimeOrderedEpoch(),
            "session",
            "session.opened",
            "user:" + user,
            null,
            null,
            null),
        own);
    var caller =
        new Caller(
            user,
            null,
            own.accountId(),
            null,
            Set.of(),
            UUID.randomUUID(),
            null,
            "a@example.com",
            "Ada");

    await().untilAsserted(() -> assertThat(body(ownTrail(caller)).at("/items")).hasSize(1));
    var key =
        new Caller(
            user, null, own.accountId(), null, Set.of(), null, UUID.randomUUID(), null, null);
    assertThat(ownTrail(key)).hasStatus(401);
  }

  private MvcTestResult ownTrail(Caller caller) {
    return mvc.get().uri("/api/v1/auth/audit").with(callers.as(caller)).exchange();
  }

  private void assertRefused(String sql) {
    assertThatThrownBy(
            () ->
                CurrentWorkspace.run(
                    tenant,
                    () -> transaction.executeWithoutResult(status -> jdbc.sql(sql).update())))
        .as(sql)
        .isInstanceOf(DataAccessException.class)
        .hasStackTraceContaining("permission denied");
  }

  private boolean isSigned(JWSObject statement) throws Exception {
    JWKSet keys = JWKSet.parse(text(get("/keys")));
    var key = keys.getKeyByKeyId(statement.getHeader().getKeyID()).toRSAKey();
    assertThat(key.isPrivate()).isFalse();
    return statement.verify(new RSASSAVerifier(key));
  }

  private void say(
      String action, @Nullable Map<String, String> before, @Nullable Map<String, String> after) {
    events.deliver(recorded(action, before, after), tenant);
  }

  private AuditRecorded recorded(
      String action, @Nullable Map<String, String> before, @Nullable Map<String, String> after) {
    byte[] origin =
        "{\"address\":\"203.0.113.7\",\"user_agent\":\"Firefox\"}".getBytes(StandardCharsets.UTF_8);
    String sealed = Base64.getEncoder().encodeToString(KEY.seal(film.toString(), origin));
    return new AuditRecorded(film, "film", action, actor, before, after, sealed);
  }

  private List<JsonNode> awaitEntries(int count) {
    return await().until(() -> found(""), entries -> entries.size() == count);
  }

  private long count() {
    return database.count("shared.audit_entries where workspace_id = ?", workspace);
  }

  private List<JsonNode> found(String query) {
    MvcTestResult answer = get(query);
    assertThat(answer).hasStatusOk();
    return body(answer).at("/items").valueStream().toList();
  }

  private MvcTestResult get(String rest) {
    return get(rest, member(workspace, "audit:read"));
  }

  private MvcTestResult get(String rest, Caller caller) {
    return mvc.get()
        .uri(URI.create("/api/v1/w/" + workspace + "/audit" + rest))
        .with(callers.as(caller))
        .exchange();
  }

  private static Caller member(UUID workspace, String permission) {
    return Caller.member(
        UUID.randomUUID(), workspace, UUID.randomUUID(), "admin", Set.of(permission));
  }

  private JsonNode body(MvcTestResult answer) {
    return json.readTree(answer.getResponse().getContentAsByteArray());
  }

  private static String text(MvcTestResult answer) {
    return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
