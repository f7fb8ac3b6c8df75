package io.marquee.identity.token;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/**
 * For operators, on the management port: {@code GET /actuator/signingkeys} lists, {@code POST}
 * rotates, {@code DELETE /actuator/signingkeys/ID} withdraws a key that leaked.
 */
@Component
@Endpoint(id = "signingkeys")
class SigningKeysEndpoint {

  private final StoredSigningKeys stored;
  private final RotateKeys rotateKeys;
  private final SigningKeys keys;
  private final Clock clock;

  SigningKeysEndpoint(
      StoredSigningKeys stored, RotateKeys rotateKeys, SigningKeys keys, Clock clock) {
    this.stored = stored;
    this.rotateKeys = rotateKeys;
    this.keys = keys;
    this.clock = clock;
  }

  record Key(
      String id,
      Instant createdAt,
      Instant signsFrom,
      @Nullable Instant publishedUntil,
      boolean signs) {}

  @ReadOperation
  List<Key> list() {
    Instant now = clock.instant();
    String signing = keys.current().id();
    return stored.list().stream()
        .filter(key -> key.mayBeSeen(now))
        .map(
            key ->
                new Key(
                    key.id(),
                    key.createdAt(),
                    key.signsFrom(),
                    key.publishedUntil(),
                    key.id().equals(signing)))
        .toList();
  }

  @WriteOperation
  List<Key> rotate() {
    rotateKeys.now();
    return list();
  }

  @DeleteOperation
  List<Key> withdraw(@Selector String id) {
    rotateKeys.withdraw(id);
    return list();
  }
}
