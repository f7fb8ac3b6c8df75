package io.marquee.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.jayway.jsonpath.JsonPath;
import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpServer;
import io.marquee.events.archive.PartExported;
import io.marquee.events.archive.PartImported;
import io.marquee.events.film.FilmGenerated;
import io.marquee.events.film.GeneratedVariant;
import io.marquee.events.film.GenerationFailed;
import io.marquee.events.identity.MailRequested;
import io.marquee.events.identity.MembershipState;
import io.marquee.events.identity.UserEvent;
import io.marquee.events.identity.UserState;
import io.marquee.events.publishing.PostPublished;
import io.marquee.events.purge.WorkspacePurged;
import io.marquee.events.workspace.BrandingEvent;
import io.marquee.events.workspace.BrandingState;
import io.marquee.events.workspace.ExportRequested;
import io.marquee.events.workspace.ImportRequested;
import io.marquee.events.workspace.WorkspacePurgeRequested;
import io.marquee.service.SealingKey;
import io.marquee.service.archive.ArchiveLinks;
import io.marquee.tenancy.Tenant;
import io.marquee.test.Callers;
import io.marquee.test.Events;
import io.marquee.test.MarqueeTest;
import io.marquee.test.PartSink;
import io.marquee.test.Placements;
import io.marquee.test.SelfAttack;
import io.marquee.test.TenantCatalog;
import io.marquee.test.TenantMutants;
import io.marquee.test.TestDatabase;
import io.marquee.web.Caller;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@MarqueeTest
class NotificationsIntegrationTests {

  @Autowired SelfAttack attack;

  private record Received(HttpHeaders headers, String body) {}

  private static final GreenMail MAIL =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  private static final String MAIL_KEY = "bWFpbC1tYWlsLW1haWwtbWFpbC1tYWlsLW1haWwtMzI=";

  @Autowired MockMvc http;
  @Autowired Callers callers;
  @Autowired Events events;
  @Autowired TestDatabase database;
  @Autowired Placements placements;

  private final UUID userId = UUID.randomUUID();
  private final UUID workspace = UUID.randomUUID();
  private final UUID account = UUID.randomUUID();
  private final Tenant tenant = Tenant.workspace(workspace, account);
  private final String address = userId + "@example.com";
  private final Caller member =
      Caller.member(
          userId, workspace, account, "owner", Set.of("notifications:read", "webhooks:manage"));
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger answer = new AtomicInteger(204);
  private HttpServer partner;

  @BeforeAll
  static void startMail() {
    MAIL.start();
  }

  @AfterAll
  static void stopMail() {
    MAIL.stop();
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    if (!MAIL.isRunning()) MAIL.start();
    registry.add("marquee.smtp.port", () -> MAIL.getSmtp().getPort());
    registry.add("marquee.webhooks.allow-private-addresses", () -> true);
    registry.add(
        "marquee.notification.key-encryption-key",
        () -> "dGVzdC10ZXN0LXRlc3QtdGVzdC10ZXN0LXRlc3QtMzI=");
    registry.add("marquee.mail.key", () -> MAIL_KEY);
  }

  @BeforeEach
  void arrange() throws Exception {
    partner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    partner.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          // Before a test sees what was received, and lets the next be answered otherwise.
          int status = answer.get();
          received.add(
              new Received(
                  HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true), body));
          exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    partner.start();
    events.deliver(
        new UserState(userId, account, address, true, "Ada <b>L</b>", "en", Instant.now()),
        Tenant.account(account));
    events.deliver(
        new MembershipState(
            UUID.randomUUID(),
            workspace,
            userId,
            "owner",
            List.of("films:read", "posts:read"),
            Instant.now()),
        tenant);
    eventually(
        () -> {
          assertThat(database.count("service.people where user_id = ?", userId)).isEqualTo(1);
          assertThat(database.count("shared.members where user_id = ?", userId)).isEqualTo(1);
        });
  }

  @AfterEach
  void stopPartner() {
    partner.stop(0);
  }

  @Autowired ArchiveLinks links;

  @Test
  void givesItsPartToAnArchive() throws Exception {
    UUID archive = UUID.randomUUID();
    try (var sink = new PartSink()) {
      events.deliver(
          new ExportRequested(
              archive,
              workspace,
              Map.of("notification", links.sealed(archive, "notification", sink.link()))),
          tenant);
      assertThat(events.awaitPublished(PartExported.class, archive).service())
          .isEqualTo("notification");
      assertThat(sink.files()).containsKey("notification/dump.sql");
    }
  }

  @Test
  void takesInWebhooksThatTellNobodyAnythingByThemselves() throws Exception {
    createWebhook("film.generated.v1");
    events.deliver(film(), tenant);
    eventually(() -> assertThat(received).hasSize(1));
    UUID copy = UUID.randomUUID();
    UUID archive = UUID.randomUUID();
    Tenant copied = Tenant.workspace(copy, account);
    try (var sink = new PartSink()) {
      Map<String, String> link =
          Map.of("notification", links.sealed(archive, "notification", sink.link()));
      events.deliver(new ExportRequested(archive, workspace, link), tenant);
      events.awaitPublished(PartExported.class, archive);
      events.deliver(
          new ImportRequested(archive, copy, workspace, account, userId, false, Map.of(), link),
          copied);
      PartImported part = events.awaitPublished(PartImported.class, archive);
      assertThat(part.failure()).isNull();
      assertThat(part.rows()).containsExactly(Map.entry("webhook_endpoints", 1L));
    }
    assertThat(
            database.count(
                "shared.webhook_endpoints where workspace_id = ? and status = 'DISABLED' and length(secret) > 0",
                copy))
        .isEqualTo(1);
    UUID told = events.deliver(film(), copied);
    eventually(
        () ->
            assertThat(
                    database.count(
                        "service.inbox where consumer = 'partner-films' and event_id = ?", told))
                .isEqualTo(1));
    assertThat(received).hasSize(1);
    assertThat(database.count("shared.webhook_deliveries where workspace_id = ?", copy)).isZero();
    assertThat(database.count("shared.notifications where workspace_id = ?", copy)).isZero();
  }

  @Test
  void tellsMembersOnceInTheConsoleAndByMail() throws Exception {
    FilmGenerated film = film();
    UUID eventId = UUID.randomUUID();
    events.deliver(eventId, film, tenant, 1);
    events.deliver(eventId, film, tenant, 1);

    eventually(
        () ->
            http.perform(as(get("/api/v1/w/{w}/notifications", workspace).param("unread", "true")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].title").value("“Launch” is ready"))
                .andExpect(jsonPath("$.items[0].type").value("film.generated.v1"))
                .andExpect(
                    jsonPath("$.items[0].link")
                        .value(
                            "http://localhost:8080/w/%s/films/%s"
                                .formatted(workspace, film.filmId()))));
    eventually(() -> assertThat(mails()).hasSize(1));
    assertThat(mails().getFirst().getSubject()).isEqualTo("“Launch” is ready");
    String raw = com.icegreen.greenmail.util.GreenMailUtil.getWholeMessage(mails().getFirst());
    assertThat(raw).contains("text/plain").contains("text/html").doesNotContain("<b>L</b></p>");
  }

  @Test
  void mailsLookAsTheWorkspaceWants() throws Exception {
    events.deliver(
        new BrandingState(
            workspace, "Acme & Films", "#b00020", "#111111", "#fffaf0", "Acme", true, false, false),
        tenant);
    eventually(
        () -> assertThat(database.count("shared.looks where workspace_id = ?", workspace)).isOne());
    events.deliver(film(), tenant);

    eventually(() -> assertThat(mails()).hasSize(1));
    assertThat(mails().getFirst().getFrom()[0].toString()).startsWith("Acme <");
    String raw = com.icegreen.greenmail.util.GreenMailUtil.getWholeMessage(mails().getFirst());
    assertThat(raw)
        .contains("ACME &amp; FILMS", "#b00020", "#fffaf0")
        .doesNotContain("MARQUEE", "Made with Marquee");

    events.deliverTombstone(BrandingEvent.class, BrandingState.class, workspace, tenant);
    eventually(
        () ->
            assertThat(database.count("shared.looks where workspace_id = ?", workspace)).isZero());
  }

  @Test
  void nothingOfAPurgedWorkspaceIsLeft() throws Exception {
    createWebhook("film.generated.v1");
    events.deliver(film(), tenant);
    eventually(
        () ->
            assertThat(
                    database.count("shared.webhook_deliveries where workspace_id = ?", workspace))
                .isOne());
    eventually(() -> assertThat(mails()).hasSize(1));

    events.deliver(
        new WorkspacePurgeRequested(workspace, UUID.randomUUID(), Instant.now()), tenant);

    WorkspacePurged told = events.awaitPublished(WorkspacePurged.class, workspace);
    assertThat(told.service()).isEqualTo("notification");
    assertThat(told.removed())
        .containsEntry("rows.webhook_endpoints", 1L)
        .containsEntry("rows.webhook_deliveries", 1L)
        .containsEntry("rows.notifications", 1L);
    for (String table :
        List.of("webhook_endpoints", "webhook_deliveries", "webhook_attempts", "notifications")) {
      assertThat(database.count("shared." + table + " where workspace_id = ?", workspace))
          .as(table)
          .isZero();
    }
  }

  @Test
  void writesNoNoticesToAnAddressThatIsNotProven() throws Exception {
    events.deliver(
        new UserState(userId, account, address, false, "Ada", "en", Instant.now()),
        Tenant.account(account));
    eventually(
        () ->
            assertThat(
                    database.count(
                        "service.people where user_id = ? and not email_verified", userId))
                .isEqualTo(1));
    events.deliver(film(), tenant);
    eventually(() -> assertThat(unread()).isEqualTo(1));
    eventually(
        () ->
            assertThat(
                    database.count(
                        "service.scheduled_jobs where task_name = 'send-mail' and encode(task_data, 'escape') like ?",
                        "%" + userId + "%"))
                .isZero());
    assertThat(mails()).isEmpty();
  }

  @Test
  void sendsASealedLetterOnceAndKeepsItSealed() throws Exception {
    UUID mailId = UUID.randomUUID();
    String secret = "http://localhost:8080/account/verify-email?token=mqv_" + mailId;
    String letter =
        """
        {"to":"%s","name":"","variables":{"link":"%s"}}
        """
            .formatted(address, secret);
    String sealed =
        Base64.getEncoder()
            .encodeToString(
                SealingKey.of("marquee.mail.key", MAIL_KEY)
                    .seal(mailId.toString(), letter.getBytes(StandardCharsets.UTF_8)));
    UUID eventId = UUID.randomUUID();
    var mail = new MailRequested(mailId, "verify_email", "de", null, sealed);
    events.deliver(eventId, mail, Tenant.account(account), 1);
    events.deliver(eventId, mail, Tenant.account(account), 1);

    eventually(() -> assertThat(mails()).hasSize(1));
    assertThat(mails().getFirst().getSubject())
        .isEqualTo("Bestätigen Sie Ihre Adresse für Marquee");
    assertThat(mails().getFirst().getMessageID()).isEqualTo("<" + mailId + "@marquee>");
    String raw = com.icegreen.greenmail.util.GreenMailUtil.getWholeMessage(mails().getFirst());
    assertThat(raw).contains("text/plain").contains("text/html");
  }

  @Test
  void countsAndMarksWhatIsRead() throws Exception {
    events.deliver(film(), tenant);
    events.deliver(
        new PostPublished(
            UUID.randomUUID(),
            UUID.randomUUID(),
            null,
            null,
            "Post",
            "feed",
            UUID.randomUUID(),
            "http://x/y",
            Instant.now()),
        tenant);
    eventually(() -> assertThat(unread()).isEqualTo(2));
    String list =
        http.perform(as(get("/api/v1/w/{w}/notifications", workspace)))
            .andReturn()
            .getResponse()
            .getContentAsString();
    String first = JsonPath.read(list, "$.items[0].id");
    String second = JsonPath.read(list, "$.items[1].id");

    http.perform(as(post("/api/v1/w/{w}/notifications/{id}/read", workspace, first)))
        .andExpect(status().isNoContent());
    assertThat(unread()).isEqualTo(1);
    http.perform(as(post("/api/v1/w/{w}/notifications/{id}/dismiss", workspace, second)))
        .andExpect(status().isNoContent());
    assertThat(unread()).isZero();
    http.perform(as(get("/api/v1/w/{w}/notifications", workspace)))
        .andExpect(jsonPath("$.items.length()").value(1));
    http.perform(as(post("/api/v1/w/{w}/notifications/{id}/read", workspace, UUID.randomUUID())))
        .andExpect(status().isNotFound());
  }

  @Test
  void tellsPeopleWhyAFilmCouldNotBeMade() throws Exception {
    events.deliver(
        new GenerationFailed(
            UUID.randomUUID(),
            UUID.randomUUID(),
            null,
            null,
            "Launch",
            "render_failed",
            "shot",
            "opening",
            "The image could not be read.",
            0),
        tenant);

    eventually(
        () ->
            http.perform(as(get("/api/v1/w/{w}/notifications", workspace)))
                .andExpect(
                    jsonPath("$.items[0].body")
                        .value(org.hamcrest.Matchers.containsString("opening"))));
  }

  @Test
  void showsAnotherTenantNothing() throws Exception {
    events.deliver(film(), tenant);
    eventually(() -> assertThat(unread()).isEqualTo(1));
    Caller stranger =
        Caller.member(userId, UUID.randomUUID(), account, "owner", Set.of("notifications:read"));

    http.perform(get("/api/v1/w/{w}/notifications", workspace).with(callers.as(stranger)))
        .andExpect(status().isNotFound());
    UUID theirs = java.util.Objects.requireNonNull(stranger.workspaceId());
    http.perform(get("/api/v1/w/{w}/notifications", theirs).with(callers.as(stranger)))
        .andExpect(jsonPath("$.items").isEmpty());
  }

  @Test
  void deliversASignedCloudEventToPartners() throws Exception {
    String webhook = createWebhook("film.generated.v1");
    FilmGenerated film = film();
    UUID eventId = UUID.randomUUID();
    events.deliver(eventId, film, tenant, 1);
    events.deliver(eventId, film, tenant, 1);

    eventually(() -> assertThat(received).hasSize(1));
    Received delivery = received.getFirst();
    new Webhook(JsonPath.<String>read(webhook, "$.secret"))
        .verify(delivery.body(), delivery.headers());
    assertThat(delivery.headers().firstValue("webhook-id")).contains(eventId.toString());
    assertThat(JsonPath.<String>read(delivery.body(), "$.type")).isEqualTo("film.generated.v1");
    assertThat(JsonPath.<String>read(delivery.body(), "$.data.film_id"))
        .isEqualTo(film.filmId().toString());
    eventually(
        () ->
            deliveries(webhook)
                .andExpect(jsonPath("$.items[0].status").value("succeeded"))
                .andExpect(jsonPath("$.items[0].attempts[0].status_code").value(204)));
  }

  @Test
  void triesAgainWithTheSameIdAndKeepsEveryAttempt() throws Exception {
    String webhook = createWebhook("film.generated.v1");
    answer.set(302);
    events.deliver(film(), tenant);
    eventually(() -> assertThat(received).hasSize(1));
    answer.set(200);

    eventually(() -> assertThat(received).hasSize(2));
    assertThat(received.get(1).headers().firstValue("webhook-id"))
        .isEqualTo(received.get(0).headers().firstValue("webhook-id"));
    eventually(
        () ->
            deliveries(webhook)
                .andExpect(jsonPath("$.items[0].status").value("succeeded"))
                .andExpect(jsonPath("$.items[0].attempts[0].status_code").value(302))
                .andExpect(jsonPath("$.items[0].attempts[1].status_code").value(200)));
  }

  @Test
  void disablesAnEndpointThatIsGone() throws Exception {
    String webhook = createWebhook("*");
    answer.set(410);
    events.deliver(film(), tenant);

    eventually(
        () ->
            http.perform(as(get("/api/v1/w/{w}/webhooks/{id}", workspace, id(webhook))))
                .andExpect(jsonPath("$.status").value("disabled"))
                .andExpect(jsonPath("$.secret").doesNotExist()));
    answer.set(200);
    http.perform(as(post("/api/v1/w/{w}/webhooks/{id}/enable", workspace, id(webhook))))
        .andExpect(jsonPath("$.status").value("enabled"));
    http.perform(as(post("/api/v1/w/{w}/webhooks/{id}/test", workspace, id(webhook))))
        .andExpect(status().isAccepted());
    eventually(() -> assertThat(received).hasSize(2));
  }

  @Test
  void refusesEndpointsThatCannotBeCalled() throws Exception {
    http.perform(
            as(post("/api/v1/w/{w}/webhooks", workspace))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"url\":\"ftp://x\",\"event_types\":[\"no.such\"]}"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(
            jsonPath("$.errors[*].pointer")
                .value(org.hamcrest.Matchers.containsInAnyOrder("/url", "/event_types/0")));
    assertThat(database.count("shared.webhook_endpoints where workspace_id = ?", workspace))
        .isZero();
  }

  @Test
  void removesAnEndpointWithItsDeliveries() throws Exception {
    String webhook = createWebhook("film.generated.v1");
    events.deliver(film(), tenant);
    eventually(() -> assertThat(received).hasSize(1));

    http.perform(
            as(delete("/api/v1/w/{w}/webhooks/{id}", workspace, id(webhook)))
                .header("If-Match", "*"))
        .andExpect(status().isNoContent());
    assertThat(database.count("shared.webhook_deliveries where workspace_id = ?", workspace))
        .isZero();
  }

  @Test
  void forgetsPeopleWhoAreGone() {
    events.deliverTombstone(UserEvent.class, UserState.class, userId, Tenant.account(account));

    eventually(
        () -> assertThat(database.count("service.people where user_id = ?", userId)).isZero());
  }

  @Test
  void tellsMembersAndPartnersFromASchemaOfTheirOwn() throws Exception {
    String schema = placements.dedicate(tenant);
    createWebhook("film.generated.v1");

    events.deliver(film(), tenant);

    eventually(() -> assertThat(received).hasSize(1));
    eventually(() -> assertThat(unread()).isEqualTo(1));
    assertThat(database.count(schema + ".notifications")).isEqualTo(1);
    assertThat(database.count(schema + ".members")).isEqualTo(1);
    assertThat(database.count("shared.notifications where workspace_id = ?", workspace)).isZero();
    assertThat(TenantCatalog.breaches("notification")).isEmpty();
    placements.share(tenant);
    assertThat(unread()).isEqualTo(1);
  }

  @Test
  void isolatesEveryTenantTable() throws Exception {
    assertThat(TenantCatalog.tenantTables("notification")).isEqualTo(7);
    assertThat(TenantCatalog.breaches("notification")).isEmpty();
    assertThat(attack.breaches()).isEmpty();
    assertThat(TenantMutants.survivors("notification")).isEmpty();
  }

  private FilmGenerated film() {
    return new FilmGenerated(
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        null,
        "Launch",
        14_000,
        List.of(
            new GeneratedVariant(
                UUID.randomUUID(), "16:9", "k", "video/mp4", 1, 1280, 720, 14_000, "")),
        "p",
        14,
        null);
  }

  private String createWebhook(String type) throws Exception {
    return http.perform(
            as(post("/api/v1/w/{w}/webhooks", workspace))
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                    "{\"url\":\"http://127.0.0.1:%d/hook\",\"event_types\":[\"%s\"]}"
                        .formatted(partner.getAddress().getPort(), type)))
        .andExpect(status().isCreated())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private org.springframework.test.web.servlet.ResultActions deliveries(String webhook)
      throws Exception {
    return http.perform(as(get("/api/v1/w/{w}/webhooks/{id}/deliveries", workspace, id(webhook))));
  }

  private static String id(String webhook) {
    return JsonPath.read(webhook, "$.id");
  }

  private long unread() throws Exception {
    String count =
        http.perform(as(get("/api/v1/w/{w}/notifications/unread-count", workspace)))
            .andReturn()
            .getResponse()
            .getContentAsString();
    return ((Number) JsonPath.<Object>read(count, "$.unread")).longValue();
  }

  private List<MimeMessage> mails() {
    return Arrays.stream(MAIL.getReceivedMessages()).filter(this::isMine).toList();
  }

  private boolean isMine(MimeMessage message) {
    try {
      return message.getAllRecipients()[0].toString().equals(address);
    } catch (jakarta.mail.MessagingException unreadable) {
      return false;
    }
  }

  private MockHttpServletRequestBuilder as(MockHttpServletRequestBuilder request) {
    return request.with(callers.as(member));
  }

  private interface Check {
    void run() throws Exception;
  }

  private static void eventually(Check check) {
    Awaitility.await().untilAsserted(check::run);
  }
}
