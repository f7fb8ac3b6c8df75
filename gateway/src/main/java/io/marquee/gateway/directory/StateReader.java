package io.marquee.gateway.directory;

import io.marquee.events.Contracts;
import io.marquee.events.Event;
import io.marquee.events.billing.EntitlementsEvent;
import io.marquee.events.billing.EntitlementsState;
import io.marquee.events.identity.AccessGrantEvent;
import io.marquee.events.identity.AccessGrantState;
import io.marquee.events.identity.ApiKeyEvent;
import io.marquee.events.identity.ApiKeyState;
import io.marquee.events.identity.MembershipEvent;
import io.marquee.events.identity.MembershipState;
import io.marquee.events.identity.RevocationEvent;
import io.marquee.events.identity.SessionRevoked;
import io.marquee.events.workspace.DomainEvent;
import io.marquee.events.workspace.DomainState;
import io.marquee.events.workspace.WorkspaceEvent;
import io.marquee.events.workspace.WorkspaceState;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Applies the records of the state topics to one snapshot, from their beginning on. */
final class StateReader {

  static final List<String> TOPICS =
      List.of(
          MembershipEvent.TOPIC,
          RevocationEvent.TOPIC,
          WorkspaceEvent.TOPIC,
          DomainEvent.TOPIC,
          EntitlementsEvent.TOPIC,
          ApiKeyEvent.TOPIC,
          AccessGrantEvent.TOPIC);

  private static final Map<String, Class<? extends Event>> BY_NAME =
      Map.of(
          Contracts.nameOf(AccessGrantState.class), AccessGrantState.class,
          Contracts.nameOf(ApiKeyState.class), ApiKeyState.class,
          Contracts.nameOf(DomainState.class), DomainState.class,
          Contracts.nameOf(EntitlementsState.class), EntitlementsState.class,
          Contracts.nameOf(MembershipState.class), MembershipState.class,
          Contracts.nameOf(SessionRevoked.class), SessionRevoked.class,
          Contracts.nameOf(WorkspaceState.class), WorkspaceState.class);

  private final JsonMapper json =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
  private final Clock clock;
  private final Duration tokenLife;
  private final Newest newest = new Newest();

  StateReader(Clock clock, Duration tokenLife) {
    this.clock = clock;
    this.tokenLife = tokenLife;
  }

  /**
   * Applies a record.
   *
   * @return the workspace that there is news of, null for none
   */
  @Nullable UUID apply(ConsumerRecord<byte[], byte @Nullable []> message, Snapshot to) {
    byte[] payload = message.value();
    UUID key = UUID.fromString(text(message.key()));
    if (newest.wasOvertaken(message, key)) return null;
    if (payload == null) {
      remove(message.topic(), key, to);
      return null;
    }
    Class<? extends Event> type = typeOf(message);
    if (type == null) return null; // a newer version, published beside the one we read
    return put(json.readValue(payload, type), to);
  }

  private @Nullable UUID put(Event event, Snapshot to) {
    return switch (event) {
      case MembershipState membership -> {
        to.put(membership);
        yield membership.workspaceId();
      }
      case WorkspaceState workspace -> {
        to.put(workspace);
        yield workspace.workspaceId();
      }
      case SessionRevoked revoked -> {
        Instant forget = revoked.revokedAt().plus(tokenLife);
        if (forget.isAfter(clock.instant())) to.put(revoked, forget);
        yield null;
      }
      case ApiKeyState key -> {
        to.put(key);
        yield null;
      }
      case DomainState domain -> {
        to.put(domain);
        yield null;
      }
      case AccessGrantState grant -> {
        to.put(grant);
        yield null;
      }
      case EntitlementsState entitlements -> {
        to.put(entitlements);
        yield null;
      }
      default -> null;
    };
  }

  private static void remove(String topic, UUID key, Snapshot from) {
    switch (topic) {
      case MembershipEvent.TOPIC -> from.removeMembership(key);
      case WorkspaceEvent.TOPIC -> from.removeWorkspace(key);
      case EntitlementsEvent.TOPIC -> from.removeAccount(key);
      case DomainEvent.TOPIC -> from.removeDomain(key);
      case ApiKeyEvent.TOPIC -> from.removeKey(key);
      case AccessGrantEvent.TOPIC -> from.removeAccessGrant(key);
      default -> {}
    }
  }

  private static @Nullable Class<? extends Event> typeOf(ConsumerRecord<?, ?> message) {
    Header name = message.headers().lastHeader("ce_type");
    return name == null ? null : BY_NAME.get(text(name.value()));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
