package io.marquee.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A tenant of its own: a person with a workspace and a project. */
record Studio(Person owner, Client client, String workspace, String project) {
  /** Costs nothing when all is well; a service takes a minute to start where many things run. */
  static final Duration PATIENCE = Duration.ofMinutes(3);

  static final int TRIAL_CREDITS = 2000;

  /** Publishing's answers while it has yet to hear of a film, and that it is ready. */
  private static final Set<String> FILM_UNHEARD_OF = Set.of("film_not_found", "film_not_ready");

  private static final Set<String> OPEN = Set.of("requested", "reserved", "rendering");

  static Studio open(Suite suite, String owner) {
    return of(Person.register(suite, owner));
  }

  static Studio of(Person owner) {
    return of(owner, "shared");
  }

  /** In shared tables, or in a schema of its own once that is ready. */
  static Studio of(Person owner, String isolation) {
    Map<String, Object> studio =
        Map.of("name", "A studio", "slug", "studio", "kind", "brand", "isolation", isolation);
    String workspace = owner.client().post("/api/v1/workspaces", studio).is(201).text("id");
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              Answer made = owner.client().get("/api/v1/workspaces/" + workspace);
              return made.status() == 200 && made.text("status").equals("active");
            });
    // The gateway hears of it by event, a moment after the service has said so.
    await()
        .atMost(PATIENCE)
        .until(() -> owner.client().get("/api/v1/w/" + workspace + "/projects").status() == 200);
    String project =
        owner
            .client()
            .post(
                "/api/v1/w/" + workspace + "/projects",
                Map.of("name", "Tests", "slug", "tests", "type", "campaign"))
            .is(201)
            .text("id");
    return new Studio(owner, owner.client(), workspace, project);
  }

  /** Has a workspace be where it says, and waits until it is. */
  static void move(Client owner, String workspace, String isolation) {
    String place = "/api/v1/workspaces/" + workspace + "/isolation";
    if (owner.get(place).is(200).text("isolation").equals(isolation)) return;
    owner.post(place + "/moves", Map.of("isolation", isolation)).is(202);
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              Answer now = owner.get(place).is(200);
              return now.text("isolation").equals(isolation) && now.text("status").equals("active");
            });
  }

  String path(String rest) {
    return "/api/v1/w/" + workspace + rest;
  }

  /** The workspace itself. */
  String own(String rest) {
    return "/api/v1/workspaces/" + workspace + rest;
  }

  Answer get(String rest) {
    return client.get(path(rest));
  }

  /** As clients are asked to: what a service has yet to hear of is sent to it again. */
  Answer post(String rest, Object body) {
    return await().until(() -> client.post(path(rest), body), it -> !it.isNotYetKnown());
  }

  Map<String, Object> film(String title, Map<String, Object> screenplay) {
    return Map.of("title", title, "project_id", project, "screenplay", screenplay);
  }

  String createFilm(String title, Map<String, Object> screenplay) {
    return post("/films", film(title, screenplay)).is(201).text("id");
  }

  /** Asks for a film in one shape, and gives the generation's path. */
  String generate(String film) {
    String generations = "/films/" + film + "/generations";
    return generations
        + "/"
        + post(generations, Map.of("variants", List.of("16:9"))).is(202).text("id");
  }

  /** Whoever waits for a film also waits for a service that is being started again (503). */
  JsonNode awaitEnd(String generation) {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> get(generation),
            it -> it.status() != 503 && !OPEN.contains(it.is(200).text("status")))
        .json();
  }

  JsonNode awaitSuccess(String generation) {
    JsonNode ended = awaitEnd(generation);
    assertThat(ended.required("status").asString()).as("%s", ended).isEqualTo("succeeded");
    return ended;
  }

  /** Drafts a post of a film on the feed, once publishing knows the film. */
  String draftPost(String film, String title) {
    String feed = Json.each(get("/social-accounts").is(200).items(), "id").getFirst();
    Map<String, Object> draft =
        Map.of("title", title, "film_id", film, "social_account_ids", List.of(feed));
    String post =
        await()
            .until(
                () -> post("/posts", draft),
                it -> it.status() == 201 || !FILM_UNHEARD_OF.contains(it.code()))
            .is(201)
            .text("id");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                post("/posts/" + post + "/validate", Map.of())
                    .is(200)
                    .json()
                    .required("valid")
                    .asBoolean());
    return post;
  }

  String upload(String filename, String type, byte[] bytes) {
    JsonNode announced =
        post(
                "/assets",
                Map.of(
                    "filename",
                    filename,
                    "content_type",
                    type,
                    "size",
                    bytes.length,
                    "sha256",
                    sha256(bytes)))
            .is(201)
            .json();
    String id = announced.required("id").asString();
    var headers = new HashMap<String, String>();
    JsonNode upload = announced.required("upload");
    upload
        .required("headers")
        .properties()
        .forEach(it -> headers.put(it.getKey(), it.getValue().asString()));
    assertThat(Client.put(upload.required("url").asString(), bytes, headers).status() / 100)
        .isEqualTo(2);
    assertThat(post("/assets/" + id + "/complete", Map.of()).is(200).text("status"))
        .isEqualTo("ready");
    return id;
  }

  /** The membership of somebody. */
  String memberOf(String user) {
    for (JsonNode each : get("/members?limit=200").is(200).items())
      if (each.required("user_id").asString().equals(user)) return each.required("id").asString();
    throw new AssertionError(user + " is no member");
  }

  /** Notifications of one type. */
  List<String> told(String type) {
    return java.util.stream.StreamSupport.stream(
            get("/notifications?limit=200").is(200).items().spliterator(), false)
        .filter(it -> it.required("type").asString().equals(type))
        .map(it -> it.required("title").asString())
        .toList();
  }

  /** Waits until the credits are so, and looks whether the ledger says the same. */
  void awaitCredits(long used, long held) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> assertCredits(used, held));
  }

  void assertCredits(long used, long held) {
    JsonNode credits = get("/usage").is(200).json().required("credits");
    assertThat(credits.required("used").asLong()).as("used: %s", credits).isEqualTo(used);
    assertThat(credits.required("held").asLong()).as("held: %s", credits).isEqualTo(held);
    assertThat(credits.required("available").asLong())
        .as("available: %s", credits)
        .isEqualTo(TRIAL_CREDITS - used - held);
    var books = books();
    assertThat(books.getOrDefault("used", 0L)).as("book used: %s", books).isEqualTo(used);
    assertThat(books.getOrDefault("held", 0L)).as("book held: %s", books).isEqualTo(held);
  }

  /** What the ledger's entries come to, book by book. */
  Map<String, Long> books() {
    var books = new HashMap<String, Long>();
    for (JsonNode transaction : get("/ledger?limit=200").is(200).items()) {
      for (JsonNode entry : transaction.required("entries")) {
        long credits = entry.required("credits").asLong();
        books.merge(entry.required("from").asString(), -credits, Long::sum);
        books.merge(entry.required("to").asString(), credits, Long::sum);
      }
    }
    return books;
  }

  /** The kinds of ledger transactions that one generation caused, oldest first. */
  List<String> bookings(String generation) {
    String id = generation.substring(generation.lastIndexOf('/') + 1);
    return java.util.stream.StreamSupport.stream(
            get("/ledger?limit=200").is(200).items().spliterator(), false)
        .filter(it -> it.required("reference").asString("").equals(id))
        .map(it -> it.required("kind").asString())
        .toList()
        .reversed();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
