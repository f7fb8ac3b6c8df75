package io.marquee.gateway;

import static io.marquee.gateway.directory.DirectoryFixtures.accountGrant;
import static io.marquee.gateway.directory.DirectoryFixtures.entitlements;
import static io.marquee.gateway.directory.DirectoryFixtures.key;
import static io.marquee.gateway.directory.DirectoryFixtures.workspace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marquee.events.ApiKeyText;
import io.marquee.events.identity.AccessGrantEvent;
import io.marquee.events.identity.ApiKeyEvent;
import io.marquee.events.identity.ApiKeyState;
import io.marquee.gateway.stub.StubService;
import io.marquee.web.Caller;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers who are no members: API keys, their tokens, and people with a grant. */
class ApiKeysIntegrationTests extends GatewayTest {

  private final UUID keyId = UUID.randomUUID();
  private final ApiKeyText key = secret();
  private final String films = "/api/v1/w/" + brand + "/films";

  @BeforeEach
  void aWorkspaceWithAKey() {
    KAFKA.publish(workspace(brand, account, "active"));
    KAFKA.publish(key(keyId, brand, account, key.hash(), "films:read"));
    await().until(() -> status(key.text(), films) == 200);
  }

  @Test
  void aKeyMayWhatItMayInItsWorkspace() throws Exception {
    Caller caller = FILM.lastCaller();
    assertThat(caller.apiKeyId()).isEqualTo(keyId);
    assertThat(caller.sessionId()).isNull();
    assertThat(caller.workspaceId()).isEqualTo(brand);
    assertThat(caller.accountId()).isEqualTo(account);
    assertThat(caller.role()).isEqualTo("api_user");
    assertThat(caller.permissions()).containsExactly("films:read");
    assertThat(FILM.lastRequest().header("Authorization")).isNull();
    assertProblem(
        send(request("/api/v1/w/" + brand + "/usage", key.text()).build()),
        403,
        "permission_missing");
  }

  @Test
  void aKeyOpensNoOtherDoor() throws Exception {
    UUID other = UUID.randomUUID();
    KAFKA.publish(workspace(other, account, "active"));
    assertProblem(
        send(request("/api/v1/w/" + other + "/films", key.text()).build()),
        404,
        "workspace_not_found");
    assertProblem(send(request("/api/v1/auth/me", key.text()).build()), 403, "person_needed");
    assertProblem(send(request("/api/v1/workspaces", key.text()).build()), 403, "person_needed");
    assertThat(status(key.text(), "/api/v1/plans")).isEqualTo(200);
  }

  @Test
  void aKeyCannotProveWhoItIs() throws Exception {
    KAFKA.publish(key(keyId, brand, account, key.hash(), "films:read", "api_keys:manage"));
    String keys = "/api/v1/w/" + brand + "/api-keys";
    await().until(() -> status(key.text(), keys) == 200);
    assertProblem(
        send(request(keys, key.text()).POST(BodyPublishers.ofString("{}")).build()),
        403,
        "person_needed");
  }

  @Test
  void identityHearsOfItsUsesAlsoAfterItDidNotAnswer() {
    StubService identity = service("identity");
    AtomicInteger failing = new AtomicInteger(2);
    List<String> told = new CopyOnWriteArrayList<>();
    String path = "/internal/api-key-uses";
    identity.answer(
        path,
        exchange -> {
          boolean fails = failing.getAndDecrement() > 0;
          told.add((fails ? "lost " : "heard ") + identity.lastRequestFor(path).body());
          StubService.send(exchange, fails ? 503 : 204, "");
        });
    for (int i = 0; i < 5; i++) status(key.text(), films);
    await().until(() -> told.stream().anyMatch(one -> one.startsWith("lost ")));
    await().until(() -> told.stream().anyMatch(one -> one.startsWith("heard ")));
    String heard = told.stream().filter(one -> one.contains(keyId.toString())).toList().getLast();
    assertThat(heard).startsWith("heard ").contains("\"address\":\"127.0.0.1\"", "last_used_at");
    assertThat(identity.lastRequestFor(path).header("X-Marquee-Token")).isNotNull();
  }

  @Test
  void aRevokedKeyIsDeadAndSoAreItsTokens() {
    String ofKey = IDENTITY.ofClient(keyId, "films:read");
    assertThat(status(ofKey, films)).isEqualTo(200);
    KAFKA.tombstone(ApiKeyEvent.TOPIC, keyId);
    await().until(() -> status(key.text(), films) == 401);
    assertThat(status(ofKey, films)).isEqualTo(401);
  }

  @Test
  void aTokenOfAKeyMayDoWhatBothAllow() {
    KAFKA.publish(key(keyId, brand, account, key.hash(), "films:read", "billing:read"));
    String usage = "/api/v1/w/" + brand + "/usage";
    await().until(() -> status(key.text(), usage) == 200);
    assertThat(status(IDENTITY.ofClient(keyId, "billing:read audit:read"), usage)).isEqualTo(200);
    assertThat(status(IDENTITY.ofClient(keyId, "films:read"), usage)).isEqualTo(403);
    assertThat(status(IDENTITY.ofClient(keyId, ""), usage)).isEqualTo(403);
    assertThat(status(IDENTITY.ofClient(UUID.randomUUID(), "billing:read"), usage)).isEqualTo(401);
  }

  @Test
  void aKeyEndsWhenItSaysSo() {
    publish(key.hash(), null, null, Instant.now().minusSeconds(1), null);
    await().until(() -> status(key.text(), films) == 401);
    assertThat(status(IDENTITY.ofClient(keyId, "films:read"), films)).isEqualTo(401);
  }

  @Test
  void aRotatedSecretIsGoodUntilTheOverlapEnds() {
    ApiKeyText second = secret();
    publish(second.hash(), key.hash(), Instant.now().plusSeconds(60), null, null);
    await().until(() -> status(second.text(), films) == 200);
    assertThat(status(key.text(), films)).isEqualTo(200);
    publish(second.hash(), key.hash(), Instant.now().minusSeconds(1), null, null);
    await().until(() -> status(key.text(), films) == 401);
    assertThat(status(second.text(), films)).isEqualTo(200);
  }

  @Test
  void aKeyHasItsOwnLimit() throws Exception {
    publish(key.hash(), null, null, null, 3);
    await()
        .until(
            () ->
                send(request(films, key.text()).build())
                    .headers()
                    .firstValue("RateLimit-Policy")
                    .orElse("")
                    .equals("\"key\";q=3;w=60"));
    await().until(() -> status(key.text(), films) == 429);
    HttpResponse<String> refused = send(request(films, key.text()).build());
    assertProblem(refused, 429, "rate_limited");
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(refused.headers().firstValue("RateLimit").orElse("")).startsWith("\"key\";r=0;t=");
  }

  @Test
  void theTierIsThatOfTheAccountThatPays() throws Exception {
    isMember("films:read");
    KAFKA.publish(entitlements(account, "agency"));
    await().until(() -> policy(films).equals("\"agency\";q=300;w=60"));
    KAFKA.publish(entitlements(account, "team"));
    await().until(() -> policy(films).equals("\"team\";q=120;w=60"));
    assertThat(policy("/api/v1/auth/me")).startsWith("\"basic\"");
    UUID foreign = UUID.randomUUID();
    assertThat(policy("/api/v1/w/" + foreign + "/films")).startsWith("\"basic\"");
  }

  @Test
  void aGrantOfTheAccountReachesItsWorkspaces() {
    assertThat(status(token, films)).isEqualTo(404);
    UUID grant = UUID.randomUUID();
    KAFKA.publish(accountGrant(grant, user, account, "films:read"));
    await().until(() -> status(token, films) == 200);
    assertThat(FILM.lastCaller().role()).isEqualTo("account_admin");
    KAFKA.tombstone(AccessGrantEvent.TOPIC, grant);
    await().until(() -> status(token, films) == 404);
  }

  private String policy(String path) throws Exception {
    return get(path).headers().firstValue("RateLimit-Policy").orElse("");
  }

  private int status(String credential, String path) {
    try {
      return send(request(path, credential).build()).statusCode();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private void publish(
      String hash,
      @Nullable String former,
      @Nullable Instant formerUntil,
      @Nullable Instant expires,
      @Nullable Integer perMinute) {
    KAFKA.publish(
        new ApiKeyState(
            keyId,
            brand,
            account,
            user,
            hash,
            former,
            formerUntil,
            List.of("films:read"),
            List.of(),
            List.of(),
            expires,
            perMinute));
  }

  private ApiKeyText secret() {
    byte[] secret = new byte[ApiKeyText.SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return ApiKeyText.of(keyId, secret);
  }
}
