package io.marquee.identity.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.events.ApiKeyText;
import io.marquee.events.identity.ApiKeyState;
import io.marquee.identity.Brands;
import io.marquee.identity.Brands.Brand;
import io.marquee.identity.IdentityTest;
import io.marquee.identity.People.Person;
import io.marquee.identity.access.Role;
import io.marquee.test.Events;
import io.marquee.test.TestDatabase;
import io.marquee.web.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@IdentityTest
class ApiKeysIntegrationTests {

  private static final String KEY =
      "{'name':'Importer','permissions':['films:read','films:write']}";

  @Autowired Brands brands;
  @Autowired Events events;
  @Autowired TestDatabase database;

  @Test
  void showsTheKeyOnceAndKeepsItsHash() {
    Brand brand = brands.found();
    var answer = brands.post(brand.asOwner(), brand.path("/api-keys"), KEY);
    assertThat(answer).hasStatus(201);
    assertThat(answer.getResponse().getHeader("Cache-Control")).isEqualTo("no-store");
    JsonNode made = brands.body(answer);
    ApiKeyText key = ApiKeyText.parse(made.at("/secret").asString()).orElseThrow();
    assertThat(key.keyId()).isEqualTo(id(made));

    assertThat(state(key.keyId()))
        .satisfies(
            state -> {
              assertThat(state.secretHash()).isEqualTo(key.hash());
              assertThat(state.workspaceId()).isEqualTo(brand.id());
              assertThat(state.accountId()).isEqualTo(brand.account());
              assertThat(state.createdBy()).isEqualTo(brand.owner().userId());
              assertThat(state.permissions()).containsExactly("films:read", "films:write");
              assertThat(state.projectIds()).isEmpty();
            });
    String secret = key.text().substring(30);
    assertThat(brands.body(brands.get(brand.asOwner(), brand.path("/api-keys"))).toString())
        .contains("Importer")
        .doesNotContain(secret);
    assertThat(database.rows("select * from shared.api_keys where id = ?", key.keyId()).toString())
        .doesNotContain(secret);
    assertThat(
            database
                .rows("select payload::text from service.outbox where key = ?", key.keyId())
                .toString())
        .doesNotContain(secret);
  }

  @Test
  void isLimitedToWhatItWasGiven() {
    Brand brand = brands.found();
    UUID project = UUID.randomUUID();
    UUID account = UUID.randomUUID();
    Instant end = Instant.now().plus(Duration.ofDays(9));
    UUID key =
        create(
            brand,
            """
            {'name':'Narrow','permissions':['posts:read'],'project_ids':['%s'],'social_account_ids':['%s'],
             'expires_at':'%s','requests_per_minute':7}
            """
                .formatted(project, account, end));
    assertThat(state(key))
        .satisfies(
            state -> {
              assertThat(state.projectIds()).containsExactly(project);
              assertThat(state.socialAccountIds()).containsExactly(account);
              assertThat(state.expiresAt()).isNotNull();
              assertThat(state.requestsPerMinute()).isEqualTo(7);
            });
    var changed =
        brands.patch(
            brand.asOwner(),
            brand.path("/api-keys/" + key),
            "\"0\"",
            "{'project_ids':[],'requests_per_minute':null}");
    assertThat(changed).hasStatusOk();
    assertThat(state(key).projectIds()).isEmpty();
    assertThat(state(key).socialAccountIds()).containsExactly(account);
    assertThat(state(key).requestsPerMinute()).isNull();
    assertThat(brands.patch(brand.asOwner(), brand.path("/api-keys/" + key), "\"0\"", "{}"))
        .hasStatus(412);
  }

  @Test
  void nobodyMakesAKeyThatMayMoreThanThey() {
    Brand brand = brands.found();
    Caller narrow = brand.as(brands.person(), Set.of("api_keys:manage", "films:read"));
    assertThat(brands.code(brands.post(narrow, brand.path("/api-keys"), KEY)))
        .isEqualTo("beyond_yourself");
    UUID strong = create(brand, KEY);
    assertThat(brands.code(rotate(narrow, brand, strong, ""))).isEqualTo("beyond_yourself");
  }

  @Test
  void noKeyMakesAnother() {
    Brand brand = brands.found();
    var answer = brands.post(brand.asKey(Role.OWNER), brand.path("/api-keys"), KEY);
    assertThat(answer).hasStatus(403);
    assertThat(brands.code(answer)).isEqualTo("person_needed");
  }

  @Test
  void refusesNonsense() {
    Brand brand = brands.found();
    for (String body :
        List.of(
            "{'name':'x','permissions':[]}",
            "{'name':' ','permissions':['films:read']}",
            "{'name':'x','permissions':['films:fly']}",
            "{'name':'x','permissions':['films:read'],'expires_at':'2020-01-01T00:00:00Z'}",
            "{'name':'x','permissions':['films:read'],'requests_per_minute':0}")) {
      assertThat(brands.post(brand.asOwner(), brand.path("/api-keys"), body)).hasStatus(422);
    }
  }

  @Test
  void theFormerSecretStaysGoodForAWhile() {
    Brand brand = brands.found();
    UUID key = create(brand, KEY);
    String former = state(key).secretHash();
    var answer = rotate(brand.asOwner(), brand, key, "{'overlap_seconds':3600}");
    assertThat(answer).hasStatusOk();
    ApiKeyText next = ApiKeyText.parse(brands.body(answer).at("/secret").asString()).orElseThrow();
    assertThat(next.keyId()).isEqualTo(key);
    assertThat(state(key).secretHash()).isEqualTo(next.hash()).isNotEqualTo(former);
    assertThat(state(key).formerSecretHash()).isEqualTo(former);
    assertThat(state(key).formerSecretUntil())
        .isBetween(Instant.now().plusSeconds(3500), Instant.now().plusSeconds(3700));

    rotate(brand.asOwner(), brand, key, "{'overlap_seconds':0}");
    assertThat(state(key).formerSecretHash()).isNull();
  }

  @Test
  void aRevokedKeyIsGoneForAllAndForEver() {
    Brand brand = brands.found();
    UUID key = create(brand, KEY);
    String path = brand.path("/api-keys/" + key);
    assertThat(brands.delete(brand.asOwner(), path, null)).hasStatus(204);
    assertThat(brands.delete(brand.asOwner(), path, null)).as("again").hasStatus(204);
    assertThat(tombstones(key)).isOne();
    assertThat(brands.code(rotate(brand.asOwner(), brand, key, ""))).isEqualTo("api_key_revoked");
    assertThat(brands.code(brands.patch(brand.asOwner(), path, "*", "{'name':'y'}")))
        .isEqualTo("api_key_revoked");
    assertThat(brands.body(brands.get(brand.asOwner(), path)).at("/status").asString())
        .isEqualTo("revoked");
  }

  @Test
  void aKeyFollowsItsMakerDownAndUp() {
    Brand brand = brands.found();
    Person maker = brands.person();
    UUID member = brands.join(brand, maker, Role.ADMIN);
    UUID key = create(brand, brand.as(maker, Role.ADMIN), KEY);
    assertThat(state(key).permissions()).containsExactly("films:read", "films:write");

    String path = brand.path("/members/" + member);
    brands.patch(brand.asOwner(), path, "*", "{'role':'viewer'}");
    assertThat(state(key).permissions()).containsExactly("films:read");
    brands.patch(brand.asOwner(), path, "*", "{'role':'editor'}");
    assertThat(state(key).permissions()).containsExactly("films:read", "films:write");
  }

  @Test
  void aKeyEndsWhenItsMakerIsRemoved() {
    Brand brand = brands.found();
    Person maker = brands.person();
    UUID member = brands.join(brand, maker, Role.ADMIN);
    UUID key = create(brand, brand.as(maker, Role.ADMIN), KEY);
    brands.delete(brand.asOwner(), brand.path("/members/" + member), "*");
    assertThat(tombstones(key)).isOne();
  }

  @Test
  void tellsWhenAKeyWasUsedLast() {
    Brand brand = brands.found();
    UUID key = create(brand, KEY);
    Caller gateway =
        new Caller(
            new UUID(0, 0), null, null, null, Set.of("internal:report"), null, null, null, null);
    report(gateway, key, "2026-11-22T12:00:00Z", "203.0.113.7", 5);
    report(gateway, key, "2026-11-22T11:00:00Z", "203.0.113.8", 2);
    JsonNode item = brands.body(brands.get(brand.asOwner(), brand.path("/api-keys/" + key)));
    assertThat(item.at("/last_used_at").asString()).isEqualTo("2026-11-22T12:00:00Z");
    assertThat(item.at("/last_address").asString()).isEqualTo("203.0.113.7");
    assertThat(item.at("/uses").asLong()).isEqualTo(7);

    assertThat(report(gateway, UUID.randomUUID(), "2026-11-22T12:00:00Z", "203.0.113.7", 1))
        .as("a key that is none")
        .hasStatus(204);
    assertThat(report(brand.asOwner(), key, "2026-11-22T12:00:00Z", "203.0.113.7", 1))
        .as("whoever is not the gateway")
        .hasStatus(403);
  }

  @Test
  void anotherWorkspacesKeyDoesNotExist() {
    UUID key = create(brands.found(), KEY);
    Brand brand = brands.found();
    String path = brand.path("/api-keys/" + key);
    assertThat(brands.get(brand.asOwner(), path)).hasStatus(404);
    assertThat(brands.patch(brand.asOwner(), path, "*", "{'name':'mine'}")).hasStatus(404);
    assertThat(brands.delete(brand.asOwner(), path, null)).hasStatus(404);
    assertThat(rotate(brand.asOwner(), brand, key, "")).hasStatus(404);
    assertThat(tombstones(key)).isZero();
  }

  private UUID create(Brand brand, String body) {
    return create(brand, brand.asOwner(), body);
  }

  private UUID create(Brand brand, Caller caller, String body) {
    var answer = brands.post(caller, brand.path("/api-keys"), body);
    assertThat(answer).hasStatus(201);
    return id(brands.body(answer));
  }

  private MvcTestResult rotate(Caller caller, Brand brand, UUID key, String body) {
    return brands.post(caller, brand.path("/api-keys/" + key + "/rotate"), body);
  }

  private MvcTestResult report(Caller caller, UUID key, String at, String address, int uses) {
    return brands.post(
        caller,
        "/internal/api-key-uses",
        "{'uses':[{'key_id':'%s','last_used_at':'%s','address':'%s','uses':%d}]}"
            .formatted(key, at, address, uses));
  }

  private static UUID id(JsonNode made) {
    return UUID.fromString(made.at("/api_key/id").asString());
  }

  private ApiKeyState state(UUID key) {
    return events.published(ApiKeyState.class, key).getLast();
  }

  private long tombstones(UUID key) {
    return database.count("service.outbox where key = ? and payload is null", key);
  }
}
