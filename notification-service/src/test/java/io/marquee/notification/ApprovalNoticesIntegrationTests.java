package io.marquee.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.jayway.jsonpath.JsonPath;
import io.marquee.events.Event;
import io.marquee.events.film.FilmGenerated;
import io.marquee.events.film.GeneratedVariant;
import io.marquee.events.identity.MailRequested;
import io.marquee.events.identity.MembershipState;
import io.marquee.events.identity.UserState;
import io.marquee.events.publishing.ApprovalDue;
import io.marquee.events.publishing.ApprovalRequested;
import io.marquee.events.publishing.ApprovalVoided;
import io.marquee.events.publishing.ChangesRequested;
import io.marquee.events.publishing.PostApproved;
import io.marquee.events.publishing.PostPublished;
import io.marquee.events.workspace.BrandingState;
import io.marquee.events.workspace.DomainEvent;
import io.marquee.events.workspace.DomainState;
import io.marquee.service.SealingKey;
import io.marquee.tenancy.Tenant;
import io.marquee.test.Callers;
import io.marquee.test.Events;
import io.marquee.test.MarqueeTest;
import io.marquee.test.Placements;
import io.marquee.test.TestDatabase;
import io.marquee.web.Caller;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** Who is told of approvals, in which language, and where the links lead. */
@MarqueeTest
class ApprovalNoticesIntegrationTests {

  private static final List<String> MANAGER =
      List.of("films:read", "posts:read", "approvals:decide", "portal:use", "notifications:read");
  private static final List<String> CREATOR =
      List.of("films:read", "posts:read", "posts:write", "notifications:read");
  private static final List<String> CLIENT =
      List.of("portal:use", "approvals:decide", "notifications:read");

  private static final GreenMail MAIL =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private static final String MAIL_KEY = "bWFpbC1tYWlsLW1haWwtbWFpbC1tYWlsLW1haWwtMzI=";

  @Autowired MockMvc http;
  @Autowired Callers callers;
  @Autowired Events events;
  @Autowired TestDatabase database;
  @Autowired Placements placements;

  private final UUID workspace = UUID.randomUUID();
  private final UUID account = UUID.randomUUID();
  private final Tenant tenant = Tenant.workspace(workspace, account);
  private final UUID post = UUID.randomUUID();
  private final UUID approval = UUID.randomUUID();

  @AfterAll
  static void stopMail() {
    MAIL.stop();
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    if (!MAIL.isRunning()) MAIL.start();
    registry.add("marquee.smtp.port", () -> MAIL.getSmtp().getPort());
    registry.add(
        "marquee.notification.key-encryption-key",
        () -> "dGVzdC10ZXN0LXRlc3QtdGVzdC10ZXN0LXRlc3QtMzI=");
    registry.add("marquee.mail.key", () -> MAIL_KEY);
  }

  @Test
  void insideThoseAreAskedWhoDecideButNotWhoAsked() throws Exception {
    UUID manager = joins("en", MANAGER);
    UUID german = joins("de", MANAGER);
    UUID author = joins("en", MANAGER);
    UUID creator = joins("en", CREATOR);
    UUID client = joins("en", CLIENT);
    told(requested("internal", null, author, null));

    notice(manager, "“Launch” waits for your decision", "/w/%s/approvals/" + approval);
    notice(german, "„Launch“ wartet auf Ihre Entscheidung", "/w/%s/approvals/" + approval);
    mail(german, "„Launch“ wartet auf Ihre Entscheidung", "Hallo", "Ansehen");
    mail(manager, "“Launch” waits for your decision", "Hello", "Have a look");
    for (UUID other : List.of(author, creator, client)) assertThat(notices(other)).isEmpty();
  }

  @Test
  void clientsAreAskedAtTheirStageAndLedToThePortal() throws Exception {
    UUID manager = joins("en", MANAGER);
    UUID client = joins("en", CLIENT);
    UUID creator = joins("en", CREATOR);
    told(requested("client", null, creator, Instant.parse("2026-12-01T09:30:00Z")));

    notice(client, "“Launch” waits for your decision", "/portal/w/%s/posts/" + post);
    assertThat(JsonPath.<String>read(raw(client), "$.items[0].body"))
        .contains("December 1, 2026", "UTC");
    mail(client, "“Launch” waits for your decision", "/portal/w/" + workspace);
    for (UUID other : List.of(manager, creator)) assertThat(notices(other)).isEmpty();
  }

  @Test
  void whoIsNamedIsAskedAlone() throws Exception {
    UUID manager = joins("en", MANAGER);
    UUID named = joins("en", CREATOR);
    told(requested("internal", named, manager, null));
    notice(named, "“Launch” waits for your decision", "/w/%s/approvals/" + approval);
    assertThat(notices(manager)).isEmpty();

    UUID client = joins("en", CLIENT);
    joins("en", CLIENT);
    told(requested("client", client, manager, null));
    notice(client, "“Launch” waits for your decision", "/portal/w/%s/posts/" + post);
    assertThat(notices(manager)).isEmpty();
  }

  @Test
  void whoIsNamedAndDoesNotBelongHereIsNotToldButThoseWhoMay() throws Exception {
    UUID manager = joins("en", MANAGER);
    UUID elsewhere = person("en");
    told(requested("internal", elsewhere, null, null));
    notice(manager, "“Launch” waits for your decision", "/w/%s/approvals/" + approval);
    assertThat(mailsTo(elsewhere)).isEmpty();
    assertThat(database.count("shared.notifications where user_id = ?", elsewhere)).isZero();
  }

  @Test
  void remindsOnceOfEachEvent() throws Exception {
    UUID manager = joins("en", MANAGER);
    UUID eventId = UUID.randomUUID();
    var due =
        new ApprovalDue(
            post,
            null,
            "Launch",
            approval,
            UUID.randomUUID(),
            "Draft Review",
            "internal",
            null,
            null,
            Instant.parse("2026-12-01T09:30:00Z"));
    events.deliver(eventId, due, tenant, 1);
    events.deliver(eventId, due, tenant, 1);
    notice(manager, "“Launch” still waits for your decision", "/w/%s/approvals/" + approval);
    mail(manager, "“Launch” still waits for your decision", "Draft Review");
    assertThat(notices(manager)).hasSize(1);
    assertThat(mailsTo(manager)).hasSize(1);
  }

  @Test
  void whoAskedLearnsWhatCameOfIt() throws Exception {
    UUID author = joins("en", CREATOR);
    UUID manager = joins("en", MANAGER);
    told(new PostApproved(post, null, "Launch", approval, "ab".repeat(32), author));
    eventually(() -> assertThat(notices(author)).containsExactly("“Launch” is approved"));
    told(new ChangesRequested(post, null, "Launch", approval, "Final", "client", author));
    eventually(() -> assertThat(notices(author)).contains("“Launch” should be changed"));
    told(new ApprovalVoided(post, null, "Launch", approval, "film_changed", author));
    eventually(
        () -> assertThat(notices(author)).contains("The approval of “Launch” no longer counts"));
    assertThat(JsonPath.<String>read(raw(author), "$.items[0].body")).contains("rendered anew");
    assertThat(notices(manager)).isEmpty();
  }

  @Test
  void whoAskedAndLeftIsNotTold() throws Exception {
    UUID gone = person("en");
    UUID manager = joins("en", MANAGER);
    told(new PostApproved(post, null, "Launch", approval, "ab".repeat(32), gone));
    told(new PostApproved(post, null, "Launch", approval, "ab".repeat(32), null));
    // What comes after it in the same topic was told, so it was passed over.
    told(requested("internal", null, null, null));
    eventually(() -> assertThat(notices(manager)).hasSize(1));
    assertThat(database.count("shared.notifications where user_id = ?", gone)).isZero();
  }

  @Test
  void clientsAreToldNothingOfTheHouse() throws Exception {
    UUID client = joins("en", CLIENT);
    UUID creator = joins("en", CREATOR);
    told(film());
    told(published("http://video.example/1"));
    eventually(() -> assertThat(notices(creator)).hasSize(2));
    assertThat(notices(client)).isEmpty();
    assertThat(mailsTo(client)).isEmpty();
  }

  @Test
  void aMemberOfWhomNothingWasToldYetIsToldWhatTheyWereToldBefore() throws Exception {
    UUID creator = joins("en", CREATOR);
    database.update("update shared.members set permissions = null where user_id = ?", creator);
    told(film());
    eventually(() -> assertThat(notices(creator)).hasSize(1));
    UUID asked = events.deliver(requested("internal", null, null, null), tenant);
    eventually(
        () ->
            assertThat(
                    database.count(
                        "service.inbox where consumer = 'approval-notices' and event_id = ?",
                        asked))
                .isOne());
    assertThat(notices(creator)).hasSize(1);
  }

  @Test
  void linksLeadToTheWorkspacesOwnDomainWhileItHasOne() throws Exception {
    UUID client = joins("en", CLIENT);
    UUID manager = joins("en", MANAGER);
    UUID first = UUID.randomUUID();
    Instant now = Instant.now();
    told(new DomainState(UUID.randomUUID(), workspace, account, "late.example", now));
    told(new DomainState(first, workspace, account, "films.acme.example", now.minusSeconds(60)));
    eventually(
        () ->
            assertThat(database.count("shared.domains where workspace_id = ?", workspace))
                .isEqualTo(2));
    told(requested("client", null, null, null));
    mail(
        client,
        "“Launch” waits for your decision",
        "http://films.acme.example:8080/portal/w/" + workspace);
    assertThat(JsonPath.<String>read(raw(client), "$.items[0].link"))
        .startsWith("http://films.acme.example:8080/portal/w/");

    told(published("http://video.example/1"));
    eventually(
        () ->
            assertThat(JsonPath.<List<String>>read(raw(manager), "$.items[*].link"))
                .containsExactly("http://video.example/1"));

    events.deliverTombstone(DomainEvent.class, DomainState.class, first, tenant);
    eventually(
        () ->
            assertThat(JsonPath.<String>read(raw(client), "$.items[0].link"))
                .startsWith("http://late.example:8080/portal/w/"));
  }

  @Test
  void aLetterOfAWorkspaceLooksLikeItAndLeadsToItsDomain() throws Exception {
    told(
        new BrandingState(
            workspace, "Acme Films", "#b00020", "#111111", "#fffaf0", "Acme", true, false, false));
    told(
        new DomainState(
            UUID.randomUUID(), workspace, account, "films.acme.example", Instant.now()));
    eventually(
        () -> {
          assertThat(database.count("shared.looks where workspace_id = ?", workspace)).isOne();
          assertThat(database.count("shared.domains where workspace_id = ?", workspace)).isOne();
        });
    UUID reader = UUID.randomUUID();
    String link = "http://localhost:8080/enter?next=%2Fportal%2Fw%2F1#token=mql_" + reader;
    told(letter("magic_link", workspace, reader, link, ",\"on_own_domain\":\"true\""));
    eventually(() -> assertThat(mailsTo(reader)).hasSize(1));
    MimeMessage mail = mailsTo(reader).getFirst();
    assertThat(mail.getSubject()).isEqualTo("Your link to Analytical Films");
    assertThat(mail.getFrom()[0].toString()).startsWith("Acme <");
    assertThat(text(mail))
        .contains("http://films.acme.example:8080/enter?next=%2Fportal%2Fw%2F1#token=mql_" + reader)
        .contains("ACME FILMS", "#b00020")
        .doesNotContain("http://localhost", "Marquee");
    assertThat(
            database.count(
                "service.scheduled_jobs where encode(task_data, 'escape') like ?",
                "%mql_" + reader + "%"))
        .isZero();
  }

  @Test
  void aLetterToAPersonLooksLikeOursWhateverWorkspacesThereAre() throws Exception {
    told(
        new BrandingState(
            workspace, "Acme Films", "#b00020", "#111111", "#fffaf0", "Acme", true, false, false));
    told(
        new DomainState(
            UUID.randomUUID(), workspace, account, "films.acme.example", Instant.now()));
    eventually(
        () ->
            assertThat(database.count("shared.domains where workspace_id = ?", workspace)).isOne());
    UUID reader = UUID.randomUUID();
    told(
        letter(
            "reset_password",
            null,
            reader,
            "http://localhost:8080/account/reset-password?token=1",
            ",\"on_own_domain\":\"true\""));
    eventually(() -> assertThat(mailsTo(reader)).hasSize(1));
    assertThat(text(mailsTo(reader).getFirst()))
        .contains("http://localhost:8080/account/reset-password", "MARQUEE")
        .doesNotContain("acme", "Acme");
  }

  @Test
  void tellsFromASchemaOfItsOwn() throws Exception {
    UUID client = joins("en", CLIENT);
    String schema = placements.dedicate(tenant);
    told(
        new DomainState(
            UUID.randomUUID(), workspace, account, "films.acme.example", Instant.now()));
    eventually(() -> assertThat(database.count(schema + ".domains")).isOne());
    told(requested("client", null, null, null));
    mail(client, "“Launch” waits for your decision", "http://films.acme.example:8080/portal/w/");
    UUID reader = UUID.randomUUID();
    told(letter("magic_link", workspace, reader, "http://localhost:8080/enter", ""));
    eventually(() -> assertThat(mailsTo(reader)).hasSize(1));
    assertThat(text(mailsTo(reader).getFirst()))
        .as("a secret stays with us unless the letter allows it")
        .contains("http://localhost:8080/enter")
        .doesNotContain("films.acme.example");
  }

  private ApprovalRequested requested(
      String audience, @Nullable UUID assignee, @Nullable UUID by, @Nullable Instant due) {
    return new ApprovalRequested(
        post,
        null,
        "Launch",
        approval,
        UUID.randomUUID(),
        "Draft Review",
        audience,
        assignee,
        by,
        due);
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

  private PostPublished published(String url) {
    return new PostPublished(
        post,
        UUID.randomUUID(),
        null,
        null,
        "Launch",
        "feed",
        UUID.randomUUID(),
        url,
        Instant.now());
  }

  private MailRequested letter(
      String kind, @Nullable UUID whose, UUID reader, String link, String more) {
    UUID id = UUID.randomUUID();
    String letter =
        "{\"to\":\"%s@example.com\",\"name\":\"Ada\",\"variables\":{\"link\":\"%s\",\"workspace\":\"Analytical Films\"%s}}"
            .formatted(reader, link, more);
    byte[] sealed =
        SealingKey.of("marquee.mail.key", MAIL_KEY)
            .seal(id.toString(), letter.getBytes(StandardCharsets.UTF_8));
    return new MailRequested(id, kind, "en", whose, Base64.getEncoder().encodeToString(sealed));
  }

  private void told(Event event) {
    events.deliver(event, tenant);
  }

  private UUID person(String locale) {
    UUID id = UUID.randomUUID();
    events.deliver(
        new UserState(id, account, id + "@example.com", true, "Ada", locale, Instant.now()),
        Tenant.account(account));
    eventually(
        () -> assertThat(database.count("service.people where user_id = ?", id)).isEqualTo(1));
    return id;
  }

  private UUID joins(String locale, List<String> permissions) {
    UUID id = person(locale);
    told(new MembershipState(UUID.randomUUID(), workspace, id, "any", permissions, Instant.now()));
    eventually(
        () -> assertThat(database.count("shared.members where user_id = ?", id)).isEqualTo(1));
    return id;
  }

  private void notice(UUID person, String title, String path) {
    eventually(
        () -> {
          assertThat(notices(person)).contains(title);
          assertThat(JsonPath.<List<String>>read(raw(person), "$.items[*].link"))
              .contains("http://localhost:8080" + path.formatted(workspace));
        });
  }

  private void mail(UUID person, String subject, String... words) {
    eventually(
        () -> {
          assertThat(mailsTo(person)).isNotEmpty();
          MimeMessage mail = mailsTo(person).getFirst();
          assertThat(mail.getSubject()).isEqualTo(subject);
          assertThat(text(mail)).contains(words);
        });
  }

  private List<String> notices(UUID person) throws Exception {
    return JsonPath.read(raw(person), "$.items[*].title");
  }

  private String raw(UUID person) throws Exception {
    Caller caller = Caller.member(person, workspace, account, "any", Set.of("notifications:read"));
    return http.perform(get("/api/v1/w/{w}/notifications", workspace).with(callers.as(caller)))
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  /** Both bodies as they are read. */
  private static String text(MimeMessage mail) throws Exception {
    String whole = GreenMailUtil.getWholeMessage(mail);
    return new String(
        jakarta.mail.internet.MimeUtility.decode(
                new java.io.ByteArrayInputStream(whole.getBytes(StandardCharsets.ISO_8859_1)),
                "quoted-printable")
            .readAllBytes(),
        StandardCharsets.UTF_8);
  }

  private List<MimeMessage> mailsTo(UUID person) {
    return Arrays.stream(MAIL.getReceivedMessages())
        .filter(message -> isTo(message, person + "@example.com"))
        .toList();
  }

  private static boolean isTo(MimeMessage message, String address) {
    try {
      return message.getAllRecipients()[0].toString().equals(address);
    } catch (jakarta.mail.MessagingException unreadable) {
      return false;
    }
  }

  private interface Check {
    void run() throws Exception;
  }

  private static void eventually(Check check) {
    Awaitility.await().untilAsserted(check::run);
  }
}
