package io.marquee.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The console as a browser gets it, and as its client speaks to the API. */
@ExtendWith(SuiteExtension.class)
class ConsoleIntegrationTests {
  private static final Pattern NAMED = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");
  private static final Pattern IN_ASSET = Pattern.compile("/assets/[\\w.-]+\\.[a-z0-9]+");
  private static final Pattern TYPE =
      Pattern.compile(
          "/\\*\\* schema: (\\w+)[^*]*\\*/\\s*export interface \\w+(?:<T>)? \\{([^}]*)}");

  /** One schema of each service that the console reads. */
  private static final List<String> WHOLE =
      List.of(
          "TokenResponse",
          "WorkspaceView",
          "FilmView",
          "UsageSummary",
          "ApprovalSummary",
          "WebhookView");

  private static final Pattern ROUTE = Pattern.compile("(?m)^  \\w+: '(/[^']*)',");
  private static final Pattern FIELD = Pattern.compile("(?m)^  (\\w+)\\??:");

  private final Suite suite;
  private final Client browser;

  ConsoleIntegrationTests(Suite suite) {
    this.suite = suite;
    this.browser = Client.of(suite.gateway()).with("Accept", "text/html,*/*;q=0.8");
  }

  @BeforeEach
  void theConsoleWasBuilt() {
    assumeThat(browser.get("/").status())
        .as("the gateway was built without the console: no Node.js")
        .isNotEqualTo(307);
  }

  @Test
  void thePageAndEachAssetThatItNamesAreThere() {
    String page = browser.get("/w/any/films").is(200).body();
    assertThat(browser.get("/").is(200).body()).isEqualTo(page);
    List<String> assets = found(NAMED, page);
    assertThat(assets).hasSizeGreaterThan(2);
    var seen = new HashSet<String>();
    var left = new ArrayList<>(assets);
    while (!left.isEmpty()) {
      String asset = left.removeLast();
      if (!seen.add(asset)) continue;
      Answer answer = browser.get(asset).is(200);
      assertThat(answer.headers().firstValue("Cache-Control"))
          .hasValueSatisfying(value -> assertThat(value).contains("immutable"));
      if (!asset.endsWith(".svg"))
        IN_ASSET.matcher(answer.body()).results().map(MatchResult::group).forEach(left::add);
    }
    assertThat(browser.get("/assets/index-gone.js").is(404).code()).isEqualTo("path_not_found");
    assertThat(browser.get("/api/v1/nothing").is(404).code()).isEqualTo("path_not_found");
  }

  /** Each path of the router, and no other, is the page; programs are told that there is none. */
  @Test
  void eachPageIsServedToBrowsersAlone() throws IOException {
    String page = browser.get("/").is(200).body();
    Client program = Client.of(suite.gateway()).with("Accept", "application/json");
    List<String> paths = found(ROUTE, Files.readString(Path.of("../web/src/app/paths.ts")));
    assertThat(paths)
        .contains(
            "/enter",
            "/w/:workspace/approvals/:approval",
            "/w/:workspace/webhooks/:webhook",
            "/w/:workspace/branding",
            "/portal/w/:workspace/posts/:post",
            "/portal/w/:workspace/webhooks");
    for (String path : paths) {
      String place = path.replaceAll(":\\w+", UUID.randomUUID().toString());
      Answer answer = browser.get(place).is(200);
      assertThat(answer.body()).as(place).isEqualTo(page);
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
          .as(place)
          .contains("default-src 'none'", "script-src 'self';", "style-src 'self';")
          .doesNotContain("unsafe");
      if (!path.equals("/")) program.get(place).is(404);
    }
    for (String other : List.of("/enter/more", "/portals", "/approvals", "/webhooks"))
      assertThat(browser.get(other).is(404).code()).isEqualTo("path_not_found");
  }

  /** What the pages ask before anybody is logged in. */
  @Test
  void whoseDomainItIsAndHowItLooksIsToldToEverybody() {
    Client anybody = Client.of(suite.gateway());
    JsonNode host = anybody.get("/api/v1/host").is(200).json();
    assertThat(host.required("workspace_id").isNull()).isTrue();
    String nobodys = "/api/v1/looks/" + UUID.randomUUID();
    JsonNode looks = anybody.get(nobodys).is(200).json();
    assertThat(looks.required("product_name").isNull()).isTrue();
    assertThat(looks.required("primary_color").asString()).isEqualTo("#1b4b8f");
    anybody.get(nobodys + "/images/favicon").is(404);
  }

  @Test
  void aSessionIsRestoredFromTheCookieAndSeesItsFilms() {
    Studio studio = Studio.open(suite, "Console");
    Person person = studio.owner();
    Client page = Client.of(suite.gateway()).with("X-Marquee-Console", "1");
    Answer in =
        page.post(
                "/api/v1/auth/login",
                Map.of("email", person.email(), "password", person.password()))
            .is(200);
    assertThat(in.json().has("refresh_token")).isFalse();

    Answer again = refresh(page, in);
    assertThat(again.is(200).json().has("refresh_token")).isFalse();
    Client me = page.bearing(again.text("access_token"));
    JsonNode memberships = me.get("/api/v1/auth/me").is(200).json().required("memberships");
    assertThat(memberships).isNotEmpty();
    String workspace = memberships.get(0).required("workspace_id").asString();
    assertThat(me.get("/api/v1/w/" + workspace + "/films?limit=24").is(200).items()).isNotNull();

    // The first cookie is used up: whoever brings it again has copied it, and the session is over.
    refresh(page, in).is(401);
    refresh(page, again).is(401);
  }

  /** What the console reads is what the API says: its types are kept by hand. */
  @Test
  void itsTypesAreThoseOfTheApi() throws IOException {
    // A service that is slow to describe itself is left out of the document until it has.
    JsonNode schemas =
        await()
            .atMost(Studio.PATIENCE)
            .pollInterval(Duration.ofSeconds(2))
            .until(
                this::schemas,
                known -> WHOLE.stream().allMatch(schema -> !fieldsOf(known, schema).isEmpty()));
    Path model = Path.of("../web/src/api/model.ts");
    int types = 0;
    for (MatchResult type : TYPE.matcher(Files.readString(model)).results().toList()) {
      types++;
      Set<String> known = fieldsOf(schemas, type.group(1));
      assertThat(known).as("fields of " + type.group(1)).isNotEmpty();
      assertThat(known).as(type.group(1)).containsAll(found(FIELD, type.group(2)));
    }
    assertThat(types).isGreaterThan(40);
  }

  private JsonNode schemas() {
    return Client.of(suite.gateway())
        .get("/api/v1/openapi.json")
        .is(200)
        .json()
        .required("components")
        .required("schemas");
  }

  /** Services may have schemas of one name, which the merged document tells apart by a prefix. */
  private static Set<String> fieldsOf(JsonNode schemas, String name) {
    var fields = new HashSet<String>();
    schemas
        .propertyNames()
        .forEach(
            known -> {
              if (known.equals(name) || known.endsWith(name))
                fields.addAll(schemas.required(known).path("properties").propertyNames());
            });
    return fields;
  }

  private static Answer refresh(Client page, Answer before) {
    String cookie =
        before.headers().allValues("Set-Cookie").stream()
            .filter(line -> line.startsWith("__Secure-marquee-refresh="))
            .findFirst()
            .orElseThrow()
            .split(";", 2)[0];
    return page.with("Cookie", cookie).send("POST", "/api/v1/auth/refresh", null);
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).distinct().toList();
  }
}
