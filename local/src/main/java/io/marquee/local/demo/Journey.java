package io.marquee.local.demo;

import io.marquee.local.demo.Steps.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From sign-up to a published film, through the gateway only. Each step says what it expects of the
 * answer and stops the journey when it is something else.
 */
public final class Journey {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");

  private final Client client;
  private final Steps steps = new Steps();
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Trip trip = new Trip();
  private final Path example;
  private final Path work;
  private final @Nullable String mails;

  /**
   * @param gateway its address
   * @param mails the address of the mail sink's page, or null if mails cannot be seen
   * @param example the folder of the screenplay and its picture
   * @param work a folder for files that are looked at
   */
  public Journey(String gateway, @Nullable String mails, Path example, Path work) {
    this.client = new Client(gateway);
    this.mails = mails;
    this.example = example;
    this.work = work;
  }

  /**
   * Makes a film of a new user.
   *
   * @param callbackHost by which the house reaches this machine, where its webhooks are received
   */
  public Report run(String callbackHost) throws IOException {
    Ffmpeg ffmpeg = Ffmpeg.find(work);
    try (var receiver = new WebhookReceiver(callbackHost)) {
      steps.take("register", this::register);
      if (mails != null) {
        steps.take("address", () -> new AddressSteps(client, trip, mails).confirm());
      }
      steps.take("workspace", this::createWorkspace);
      steps.take("project", this::createProject);
      var webhook = new WebhookSteps(client, trip, receiver);
      steps.take("webhook", webhook::subscribe);
      steps.take("upload", () -> new Upload(client, trip).run(example.resolve("hero.jpg")));
      var screenplay = Screenplay.read(example.resolve("screenplay.json"), trip.get("asset_id"));
      var film = new FilmSteps(client, trip, screenplay);
      steps.take("film", film::create);
      steps.take("generate", film::generate);
      steps.take(
          "look at files", () -> new FileSteps(client, trip, screenplay, ffmpeg, work).run());
      var post = new PostSteps(client, trip);
      steps.take("publish", post::publish);
      steps.take("feed", () -> post.lookAtFeed(work));
      var echoes = new Echoes(client, trip, screenplay);
      steps.take("film history", echoes::film);
      steps.take("statistics", echoes::statistics);
      steps.take("usage", echoes::usage);
      steps.take("notification", echoes::notifications);
      if (mails != null) steps.take("mail", () -> new MailSteps(client, trip, mails).run());
      steps.take("webhook heard", webhook::verify);
      steps.take("API docs", this::lookAtDocs);
    }
    return new Report(trip.all(), steps.done());
  }

  private Outcome register() {
    String email = "ada." + LocalDateTime.now().format(STAMP) + "@example.com";
    String password = "a quiet idea " + System.nanoTime();
    var answer =
        client.post(
            "/api/v1/auth/register",
            Map.of("email", email, "password", password, "full_name", "Ada Lovelace"),
            201);
    client.use(answer.required("access_token").asString());
    trip.keep("email", email);
    trip.keep("password", password);
    trip.keep("user_id", answer.required("user").required("id").asString());
    return Outcome.of(email + " · password: " + password);
  }

  private Outcome createWorkspace() {
    var answer =
        client.post(
            "/api/v1/workspaces",
            Map.of(
                "name",
                "First Light Pictures",
                "slug",
                "first-light",
                "kind",
                "brand",
                "storage_quota_gb",
                10,
                "monthly_budget_usd",
                50,
                "settings",
                Map.of("content_tone", "calm")),
            201);
    String id = trip.keep("workspace_id", answer.required("id").asString());
    return Outcome.of("First Light Pictures", client.url("/api/v1/workspaces/" + id));
  }

  /** At once: a client reads its own writes. */
  private Outcome createProject() {
    var answer =
        client.post(
            trip.inWorkspace("/projects"),
            Map.of("name", "Launch", "slug", "launch", "type", "campaign"),
            201);
    trip.keep("project_id", answer.required("id").asString());
    return Outcome.of("Launch, a campaign");
  }

  /** What a service that is still warming up does not tell in time is in the next document. */
  private Outcome lookAtDocs() {
    var api =
        Eventually.get(
            "openapi.json",
            "the path of films",
            PATIENCE,
            () -> client.get("/api/v1/openapi.json"),
            it -> it.path("paths").has("/api/v1/w/{workspaceId}/films"));
    String version = api.path("openapi").asString("");
    Unexpected.unless(version.startsWith("3.1"), "openapi", "3.1", version);
    int paths = api.path("paths").size();
    client.text("/docs");
    return Outcome.of(paths + " paths", client.url("/docs"));
  }
}
