package io.marquee.tenancy.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PostgresSettingsTests {

  @Test
  void asksTheServerForACertificateOfAnAuthorityThatIsNamed() {
    assertThat(
            url(
                Map.of(
                    "marquee.postgres.ssl-mode", "verify-full",
                    "marquee.postgres.ssl-root-certificate", "/etc/our ca.pem")))
        .endsWith("&sslmode=verify-full&sslrootcert=%2Fetc%2Four+ca.pem");
  }

  @Test
  void speaksAsTheServerLikesWhenNothingIsSaid() {
    assertThat(url(Map.of())).endsWith("&sslmode=prefer").doesNotContain("sslrootcert");
  }

  private static String url(Map<String, String> settings) {
    var all = new java.util.HashMap<>(settings);
    all.put("marquee.postgres.database", "film");
    return new Binder(new MapConfigurationPropertySource(all))
        .bind("marquee.postgres", PostgresSettings.class)
        .get()
        .url();
  }
}
