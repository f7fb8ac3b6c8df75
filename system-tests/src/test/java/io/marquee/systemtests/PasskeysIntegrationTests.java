package io.marquee.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.identity.outside.SoftwareKey;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Log-in with a device's key alone, through the gateway. */
@ExtendWith(SuiteExtension.class)
class PasskeysIntegrationTests {
  private static final String PASSKEYS = "/api/v1/auth/passkeys";

  private final Suite suite;
  private final Client stranger;
  private final SoftwareKey key = new SoftwareKey();

  PasskeysIntegrationTests(Suite suite) {
    this.suite = suite;
    this.stranger = Client.of(suite.gateway());
    key.origin = suite.gateway();
  }

  @Test
  void aPasskeyIsMadeLogsInProvesAndIsRemoved() {
    Person paula = Person.registerVerified(suite, "Paula");
    JsonNode options = options(paula.client(), PASSKEYS + "/options");
    byte[] handle = Base64.getUrlDecoder().decode(options.at("/user/id").asString());
    var made = credential(key.create(options.required("challenge").asString()));
    String id =
        paula
            .client()
            .post(PASSKEYS, Map.of("name", "Laptop", "credential", made))
            .is(201)
            .text("id");

    key.count = 1;
    String challenge = challenge();
    var signed = credential(key.sign(challenge, handle));
    Answer in = logIn(signed).is(200);
    logIn(signed).is(401);
    Client client = stranger.bearing(in.text("access_token"));
    assertThat(client.get("/api/v1/auth/me").is(200).json().at("/user/id").asString())
        .isEqualTo(paula.id());
    assertThat(Json.each(client.get(PASSKEYS).is(200).items(), "name")).containsExactly("Laptop");

    key.count = 2;
    var proof = Map.of("passkey", credential(key.sign(challenge(), handle)));
    String proven = client.post("/api/v1/auth/step-up", proof).is(200).text("access_token");
    stranger.bearing(proven).send("DELETE", PASSKEYS + "/" + id, null).is(204);
    key.count = 3;
    logIn(credential(key.sign(challenge(), handle))).is(401);
  }

  @Test
  void aKeyThatWasMadeForAnotherSiteIsNone() {
    Person paula = Person.registerVerified(suite, "Paula");
    key.origin = "http://localhost.example";
    String challenge =
        options(paula.client(), PASSKEYS + "/options").required("challenge").asString();
    paula
        .client()
        .post(PASSKEYS, Map.of("name", "Trap", "credential", credential(key.create(challenge))))
        .is(422);
    assertThat(paula.client().get(PASSKEYS).is(200).items()).isEmpty();
    stranger.post(PASSKEYS + "/options", Map.of()).is(401);
  }

  private String challenge() {
    return options(stranger, PASSKEYS + "/login/options").required("challenge").asString();
  }

  private static JsonNode options(Client client, String path) {
    return client.post(path, Map.of()).is(200).json().required("public_key");
  }

  private Answer logIn(JsonNode credential) {
    return stranger.post(PASSKEYS + "/login", Map.of("credential", credential));
  }

  private static JsonNode credential(String json) {
    return Json.parse(json);
  }
}
