package io.marquee.service.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.events.Accounts;
import io.marquee.events.Event;
import io.marquee.events.StateEvent;
import io.marquee.events.audit.AuditRecorded;
import io.marquee.outbox.Outbox;
import io.marquee.service.SealingKey;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import io.marquee.web.Caller;
import io.marquee.web.CurrentCaller;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

class AuditAnnouncerTests {

  private static final SealingKey KEY =
      SealingKey.of("marquee.audit.key", "dGVzdC10ZXN0LXRlc3QtdGVzdC10ZXN0LXRlc3QtMzI=");

  private final UUID film = UUID.randomUUID();
  private final Tenant tenant = Tenant.workspace(UUID.randomUUID(), UUID.randomUUID());
  private final Said said = new Said();
  private final Audit audit =
      new AuditAnnouncer(said, new Origins(KEY, JsonMapper.builder().build()), "film");

  private static final class Said implements Outbox {
    private final List<AuditRecorded> events = new ArrayList<>();
    private final List<Tenant> tenants = new ArrayList<>();

    @Override
    public UUID append(Event event) {
      throw new AssertionError("always for a tenant");
    }

    @Override
    public UUID append(Event event, Tenant tenant) {
      events.add((AuditRecorded) event);
      tenants.add(tenant);
      return UUID.randomUUID();
    }

    @Override
    public void tombstone(Class<? extends StateEvent> topic, UUID key) {}

    @Override
    public void tombstone(Class<? extends StateEvent> topic, UUID key, Tenant tenant) {}
  }

  @AfterEach
  void noRequest() {
    RequestContextHolder.resetRequestAttributes();
  }

  @Test
  void saysWhatDiffersAndNothingElse() {
    CurrentWorkspace.run(
        tenant,
        () ->
            audit.changed(
                "updated",
                facts("Old").with("status", "draft").with("project", "p"),
                facts("New").with("status", "draft").with("budget", 5)));

    assertThat(said.tenants).containsExactly(tenant);
    assertThat(said.events)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.action()).isEqualTo("film.updated");
              assertThat(event.actor()).isEqualTo("service:film");
              assertThat(event.key()).isEqualTo(film);
              assertThat(event.before()).isEqualTo(Map.of("title", "Old", "project", "p"));
              assertThat(event.after()).isEqualTo(Map.of("title", "New", "budget", "5"));
              assertThat(event.origin()).isNull();
            });
  }

  @Test
  void saysNothingWhenNothingDiffers() {
    audit.changed("updated", facts("Same"), facts("Same"));
    assertThat(said.events).isEmpty();
  }

  @Test
  void comparesOnlyTheSameThing() {
    assertThatThrownBy(
            () -> audit.changed("updated", facts("One"), AuditFacts.of("film", UUID.randomUUID())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesTheCallerAndSealsFromWhere() {
    var request = new MockHttpServletRequest();
    request.addHeader("X-Forwarded-For", "203.0.113.7");
    request.addHeader("User-Agent", "Firefox");
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    UUID key = UUID.randomUUID();
    var caller = new Caller(UUID.randomUUID(), null, null, null, Set.of(), null, key, null, null);

    CurrentWorkspace.run(
        tenant, () -> CurrentCaller.run(caller, () -> audit.created(facts("Launch"))));

    AuditRecorded event = said.events.getFirst();
    assertThat(event.actor()).isEqualTo("key:" + key);
    assertThat(event.before()).isNull();
    assertThat(event.after()).isEqualTo(Map.of("title", "Launch"));
    String sealed = Objects.requireNonNull(event.origin());
    assertThat(sealed).doesNotContain("203");
    byte[] plain = KEY.open(film.toString(), Base64.getDecoder().decode(sealed));
    assertThat(new String(plain, StandardCharsets.UTF_8))
        .isEqualTo("{\"address\":\"203.0.113.7\",\"user_agent\":\"Firefox\"}");
  }

  @Test
  void speaksInSomebodysNameIntoTheirOwnTrail() {
    UUID user = UUID.randomUUID();
    audit.ofUser(user).noted("logged_in", AuditFacts.of("session", film));

    assertThat(said.tenants).containsExactly(Tenant.account(Accounts.personalAccountOf(user)));
    assertThat(said.events.getFirst().actor()).isEqualTo("user:" + user);
    assertThat(said.events.getFirst().after()).isNull();
  }

  @Test
  void whatConcernsNoTenantHasATrailToo() {
    audit.deleted(facts("Gone"));
    assertThat(said.tenants).containsExactly(Tenant.account(new UUID(0, 0)));
    assertThat(said.events.getFirst().after()).isNull();
  }

  private AuditFacts facts(String title) {
    return AuditFacts.of("film", film).with("title", title);
  }
}
