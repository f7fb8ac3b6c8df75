package io.marquee.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What people do with their passwords, factors and sessions, through the gateway. */
@ExtendWith(SuiteExtension.class)
class CredentialsIntegrationTests {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int STEP_SECONDS = 30;

  private final Suite suite;
  private final Client stranger;

  CredentialsIntegrationTests(Suite suite) {
    this.suite = suite;
    this.stranger = Client.of(suite.gateway());
  }

  @Test
  void aCommonPasswordIsRefusedAndALongOneIsTaken() {
    String email = "pia." + System.nanoTime() + "@example.com";
    for (String weak : List.of("short", "password123456789", "aaaaaaaaaaaaaaaaaaaa"))
      register(email, weak).is(422);
    String longest = "ü long one ".repeat(20) + System.nanoTime();
    register(email, longest).is(201);
    Person.logIn(suite, email, longest).get("/api/v1/auth/me").is(200);
  }

  @Test
  void guessesSlowDownButNotForADeviceThatIsKnown() {
    Person nora = Person.registerVerified(suite, "Nora");
    Answer in = logIn(stranger, nora.email(), nora.password()).is(200);
    String cookie = in.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    assertThat(cookie).startsWith("__Host-marquee-device=");

    Answer last = logIn(stranger, nora.email(), "a wrong guess 0");
    for (int i = 1; i < 10 && last.status() == 401; i++)
      last = logIn(stranger, nora.email(), "a wrong guess " + i);
    assertThat(last.is(429).headers().firstValue("Retry-After")).isPresent();
    assertThat(last.code()).isEqualTo("too_many_attempts");
    logIn(stranger.with("Cookie", cookie), nora.email(), nora.password()).is(200);
  }

  @Test
  void anAppAndRecoveryCodesAreASecondFactor() {
    Person olga = Person.registerVerified(suite, "Olga");
    JsonNode app = olga.client().post("/api/v1/auth/mfa/totp", Map.of()).is(201).json();
    assertThat(app.required("qr_svg").asString()).startsWith("<svg");
    byte[] secret = decoded(app.required("secret").asString());
    // The step before this one is taken until this one ends.
    await().until(() -> Instant.now().getEpochSecond() % STEP_SECONDS < STEP_SECONDS - 10);
    Map<String, Object> before = Map.of("code", code(secret, -1));
    var codes = olga.client().post("/api/v1/auth/mfa/totp/confirm", before).is(200).json();
    assertThat(codes.required("recovery_codes")).hasSize(10);

    String byApp = finish(half(olga), "totp", code(secret, 0)).is(200).text("access_token");
    stranger.bearing(byApp).get("/api/v1/auth/me").is(200);
    String recovery = codes.required("recovery_codes").get(0).asString();
    finish(half(olga), "recovery_code", recovery).is(200);
    finish(half(olga), "recovery_code", recovery).is(401);

    Client later = stranger.bearing(byApp);
    later.post("/api/v1/auth/step-up", Map.of("password", olga.password())).is(422);
    Map<String, Object> proof = Map.of("method", "totp", "code", code(secret, 1));
    String fresh = later.post("/api/v1/auth/step-up", proof).is(200).text("access_token");
    stranger.bearing(fresh).send("DELETE", "/api/v1/auth/mfa/totp", null).is(204);
  }

  @Test
  void sessionsAreListedAndEndedAtOnce() {
    Person rita = Person.registerVerified(suite, "Rita");
    Client other = Person.logIn(suite, rita.email(), rita.password());
    JsonNode sessions = rita.client().get("/api/v1/auth/sessions").is(200).json();
    assertThat(sessions.required("items")).hasSize(2);
    for (JsonNode session : sessions.required("items")) {
      assertThat(session.required("device").asString()).isNotBlank();
      assertThat(session.required("place").asString()).isNotBlank();
      assertThat(session.required("last_used_at").asString()).isNotBlank();
      if (!session.required("current").asBoolean())
        rita.client()
            .send("DELETE", "/api/v1/auth/sessions/" + session.required("id").asString(), null)
            .is(204);
    }
    awaitRefused(other);

    Client third = Person.logIn(suite, rita.email(), rita.password());
    String next = "another quiet thought " + System.nanoTime();
    rita.client()
        .post(
            "/api/v1/auth/password/change",
            Map.of("current_password", rita.password(), "new_password", next))
        .is(204);
    awaitRefused(third);
    rita.client().get("/api/v1/auth/me").is(200);
    Client fourth = Person.logIn(suite, rita.email(), next);
    rita.client().send("DELETE", "/api/v1/auth/sessions", null).is(204);
    awaitRefused(fourth);
  }

  @Test
  void aReplayedRefreshTokenEndsTheSessionAtTheGateway() {
    Person sara = Person.registerVerified(suite, "Sara");
    Answer in = logIn(stranger, sara.email(), sara.password()).is(200);
    Map<String, Object> used = Map.of("refresh_token", in.text("refresh_token"));
    Answer next = stranger.post("/api/v1/auth/refresh", used).is(200);
    Client client = stranger.bearing(next.text("access_token"));
    client.get("/api/v1/auth/me").is(200);
    stranger.post("/api/v1/auth/refresh", used).is(401);
    awaitRefused(client);
    stranger
        .post("/api/v1/auth/refresh", Map.of("refresh_token", next.text("refresh_token")))
        .is(401);
  }

  private static void awaitRefused(Client client) {
    await()
        .untilAsserted(
            () -> {
              Answer answer = client.get("/api/v1/auth/me").is(401);
              assertThat(answer.code()).isEqualTo("session_revoked");
            });
  }

  private Answer register(String email, String password) {
    return stranger.post(
        "/api/v1/auth/register",
        Map.of("email", email, "password", password, "full_name", "Pia Winter"));
  }

  private static Answer logIn(Client from, String email, String password) {
    return from.post("/api/v1/auth/login", Map.of("email", email, "password", password));
  }

  /** What a password alone opens. */
  private String half(Person person) {
    JsonNode half = logIn(stranger, person.email(), person.password()).is(200).json();
    assertThat(half.required("mfa_required").asBoolean()).isTrue();
    assertThat(half.has("access_token")).isFalse();
    return half.required("mfa_token").asString();
  }

  private Answer finish(String half, String method, String code) {
    return stranger.post(
        "/api/v1/auth/mfa/verify", Map.of("mfa_token", half, "method", method, "code", code));
  }

  /** RFC 6238, some steps from now. */
  private static String code(byte[] secret, int steps) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      long step = Instant.now().getEpochSecond() / STEP_SECONDS + steps;
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 15) & Integer.MAX_VALUE;
      return "%06d".formatted(number % 1_000_000);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] decoded(String base32) {
    var bytes = new ArrayList<Byte>();
    int bits = 0;
    int held = 0;
    for (char c : base32.replace("=", "").toCharArray()) {
      held = held << 5 | BASE32.indexOf(c);
      bits += 5;
      if (bits < 8) continue;
      bits -= 8;
      bytes.add((byte) (held >> bits));
      held &= (1 << bits) - 1;
    }
    byte[] all = new byte[bytes.size()];
    for (int i = 0; i < all.length; i++) all[i] = bytes.get(i);
    return all;
  }
}
