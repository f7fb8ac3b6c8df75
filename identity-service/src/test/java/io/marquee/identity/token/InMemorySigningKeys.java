package io.marquee.identity.token;

import io.marquee.identity.secret.KeyEncryption;
import io.marquee.identity.secret.KeyEncryptionTests;
import java.util.ArrayList;
import java.util.List;
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
}
