package io.marquee.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import com.jayway.jsonpath.JsonPath;
import io.marquee.events.film.FilmCreated;
import io.marquee.events.film.FilmGenerated;
import io.marquee.events.film.GeneratedVariant;
import io.marquee.events.workspace.WorkspaceState;
import io.marquee.tenancy.Tenant;
import io.marquee.test.Callers;
import io.marquee.test.Events;
import io.marquee.test.MarqueeTest;
import io.marquee.test.Snapshots;
import io.marquee.test.TestDatabase;
import io.marquee.web.Caller;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** What the tests of the whole service share: one context, and the steps that lead to a post. */
@MarqueeTest
// With a port, too, since what players do with media is between them and a real server.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(PublishingTest.Platforms.class)
@SuppressWarnings("NullAway.Init")
public abstract class PublishingTest {

  private static final Set<String> ALL =
      Set.of("posts:read", "posts:write", "posts:publish", "social_accounts:manage");

  @Autowired protected MockMvc http;
  @Autowired protected Callers callers;
  @Autowired protected Events events;
  @Autowired protected Snapshots snapshots;
  @Autowired protected TestDatabase database;
  @Autowired protected FakePlatform platform;

  /** A workspace that nobody else uses, and somebody in it who may do everything. */
  protected final Caller member =
      Caller.member(
          UuidCreator.getTimeOrderedEpoch(),
          UuidCreator.getTimeOrderedEpoch(),
          UuidCreator.getTimeOrderedEpoch(),
          "owner",
          ALL);

  @TestConfiguration
  static class Platforms {
    @Bean
    FakePlatform fakePlatform() {
      return new FakePlatform();
    }
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    TestStore.register(settings);
    settings.add("marquee.jobs.poll-interval", () -> "200ms");
    settings.add("marquee.publishing.retries", () -> "1");
  }

  /** A film of which everything is known. */
  protected record Film(UUID id, UUID projectId, FilmGenerated event, Map<String, byte[]> files) {

    public GeneratedVariant variant(String aspect) {
      return event.variants().stream()
          .filter(variant -> variant.aspect().equals(aspect))
          .findFirst()
          .orElseThrow();
    }

    public byte[] bytes(String aspect) {
      return files.getOrDefault(aspect, new byte[0]);
    }
  }

  protected static UUID workspaceOf(Caller caller) {
    UUID id = caller.workspaceId();
    if (id == null) throw new IllegalStateException("a caller without workspace");
    return id;
  }

  protected UUID workspace() {
    return workspaceOf(member);
  }

  protected static Tenant tenantOf(Caller caller) {
    return Tenant.workspace(workspaceOf(caller), caller.accountId());
  }

  protected static WorkspaceState state(Caller caller, String name, String status) {
    UUID account = caller.accountId();
    return new WorkspaceState(
        workspaceOf(caller),
        account == null ? UUID.randomUUID() : account,
        caller.userId(),
        name,
        "acme",
        "brand",
        status,
        "shared",
        BigDecimal.TEN,
        null,
        "Europe/Berlin",
        Instant.now());
  }

  /** workspace-service tells of the workspace, and the news has arrived. */
  protected void openWorkspace(String name) {
    tell(name, "active");
    await("the account of the feed", () -> count("shared.social_accounts") == 1);
  }

  protected void tell(String name, String status) {
    events.deliver(state(member, name, status), tenantOf(member));
    await(
        "workspace " + name,
        () ->
            database.count(
                    "service.workspaces where workspace_id = ? and name = ? and status = ?",
                    workspace(),
                    name,
                    status)
                == 1);
  }

  protected FilmCreated planned(UUID film) {
    return new FilmCreated(film, UUID.randomUUID(), "Planned");
  }

  /** A film in the store, and the event that tells of it. */
  protected Film makeFilm(UUID id, String... aspects) {
    UUID generation = UuidCreator.getTimeOrderedEpoch();
    UUID project = UUID.randomUUID();
    String folder = "w/%s/films/%s/generations/%s/".formatted(workspace(), id, generation);
    var random = new Random(id.hashCode());
    var files = new java.util.HashMap<String, byte[]>();
    List<GeneratedVariant> variants =
        Stream.of(aspects)
            .map(
                aspect -> {
                  byte[] bytes = new byte[150_000 + random.nextInt(1000)];
                  random.nextBytes(bytes);
                  files.put(aspect, bytes);
                  String key = folder + aspect.replace(':', 'x') + ".mp4";
                  TestStore.putFilm(key, bytes, "video/mp4");
                  return new GeneratedVariant(
                      UuidCreator.getTimeOrderedEpoch(),
                      aspect,
                      key,
                      "video/mp4",
                      bytes.length,
                      1280,
                      720,
                      12_345,
                      "0".repeat(64));
                })
            .toList();
    TestStore.putFilm(folder + "poster.jpg", new byte[] {1, 2, 3}, "image/jpeg");
    var event =
        new FilmGenerated(
            id,
            generation,
            UUID.randomUUID(),
            project,
            "The Launch",
            12_345,
            variants,
            folder + "poster.jpg",
            12,
            null);
    return new Film(id, project, event, files);
  }

  /** A film that can be published, and is known to be so. */
  protected Film readyFilm() {
    return readyFilm(UuidCreator.getTimeOrderedEpoch());
  }

  protected Film readyFilm(UUID id) {
    Film film = makeFilm(id, "9:16", "16:9", "1:1");
    events.deliver(film.event(), tenantOf(member));
    await("film " + id, () -> database.count("shared.film_variants where film_id = ?", id) == 3);
    return film;
  }

  protected UUID feedAccount() throws Exception {
    return id(read(member, "/social-accounts"), "$.items[?(@.platform=='feed')].id");
  }

  /** An account of the platform that does as it is told. */
  protected UUID fakeAccount() {
    UUID id = UuidCreator.getTimeOrderedEpoch();
    database.update(
        """
        insert into shared.social_accounts (workspace_id, id, platform, display_name, status, created_at)
        values (?, ?, ?, 'Fake', 'active', now())
        """,
        workspace(),
        id,
        FakePlatform.NAME);
    return id;
  }

  /** Writes a post and gives its id. */
  protected UUID draft(String title, @Nullable UUID film, UUID... accounts) throws Exception {
    ResultActions answer = command(member, "/posts", body(title, film, accounts));
    assertThat(answer.andReturn().getResponse().getStatus())
        .as(answer.andReturn().getResponse().getContentAsString())
        .isEqualTo(201);
    return id(text(answer), "$.id");
  }

  protected static String body(String title, @Nullable UUID film, UUID... accounts) {
    return """
    {"title": "%s", "description": "See <it> & tell", %s "social_account_ids": [%s]}
    """
        .formatted(
            title,
            film == null ? "" : "\"film_id\": \"" + film + "\",",
            String.join(",", Stream.of(accounts).map(id -> "\"" + id + "\"").toList()));
  }

  protected ResultActions command(Caller caller, String path, String json) throws Exception {
    return send(caller, MockMvcRequestBuilders.post(url(caller, path)), json);
  }

  protected ResultActions look(Caller caller, String path) throws Exception {
    return http.perform(MockMvcRequestBuilders.get(url(caller, path)).with(callers.as(caller)));
  }

  protected ResultActions send(
      Caller caller, AbstractMockHttpServletRequestBuilder<?> request, String json)
      throws Exception {
    return http.perform(
        request.contentType(MediaType.APPLICATION_JSON).content(json).with(callers.as(caller)));
  }

  protected static String url(Caller caller, String path) {
    return "/api/v1/w/" + workspaceOf(caller) + path;
  }

  protected String read(Caller caller, String path) throws Exception {
    return text(look(caller, path));
  }

  protected static String text(ResultActions answer) throws Exception {
    return answer.andReturn().getResponse().getContentAsString();
  }

  protected static UUID id(String json, String path) {
    Object found = JsonPath.read(json, path);
    return UUID.fromString((found instanceof List<?> list ? list.getFirst() : found).toString());
  }

  protected String statusOf(UUID post) throws Exception {
    return JsonPath.read(read(member, "/posts/" + post), "$.status");
  }

  protected void awaitStatus(UUID post, String status) {
    Awaitility.await("post " + status)
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() -> assertThat(statusOf(post)).isEqualTo(status));
  }

  protected UUID publicationOf(UUID post) throws Exception {
    return id(read(member, "/posts/" + post), "$.publications[0].id");
  }

  /** A post of the film on the feed, and the id of its publication. */
  protected UUID publishedOnFeed(Film film) throws Exception {
    UUID post = draft("A film", film.id(), feedAccount());
    command(member, "/posts/" + post + "/publish", "");
    awaitStatus(post, "published");
    return publicationOf(post);
  }

  /** How many rows the workspace has in a tenant table. */
  protected long count(String table) {
    return database.count(table + " where workspace_id = ?", workspace());
  }

  protected static void await(String what, java.util.concurrent.Callable<Boolean> condition) {
    Awaitility.await(what).pollInterval(Duration.ofMillis(50)).until(condition);
  }
}
