package io.marquee.identity.token;

import io.marquee.identity.secret.KeyEncryption;
import io.marquee.identity.secret.KeyEncryptionTests;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Keys in a list, newest first. */
class InMemorySigningKeys extends StoredSigningKeys {

  final List<SigningKey> keys = new ArrayList<>();

  InMemorySigningKeys() {
    super(
        JdbcClient.create(new DriverManagerDataSource()),
        new KeyEncryption(KeyEncryptionTests.key(1)));
  }

  @Override
  List<SigningKey> list() {
    return List.copyOf(keys);
  }

  @Override
  List<SigningKey> listOrAdd(Supplier<SigningKey> first) {
    if (keys.isEmpty()) keys.add(first.get());
    return list();
  }

  @Override
  void rotate(Function<List<SigningKey>, Optional<RotateKeys.Rotation>> step) {
    step.apply(list())
        .ifPresent(
            rotation -> {
              keys.replaceAll(
                  key -> key.publishedUntil() == null ? until(key, rotation.othersUntil()) : key);
              keys.addFirst(rotation.next());
            });
  }

  @Override
  void withdraw(String id, Instant now, Supplier<SigningKey> next) {
    keys.replaceAll(key -> key.id().equals(id) ? until(key, now) : key);
    if (keys.stream().noneMatch(key -> key.maySign(now))) keys.addFirst(next.get());
  }

  @Override
  void erase(Instant now) {
    keys.removeIf(key -> !key.mayBeSeen(now));
  }

  private static SigningKey until(SigningKey key, Instant time) {
    return new SigningKey(key.key(), key.createdAt(), key.signsFrom(), time);
  }
}
