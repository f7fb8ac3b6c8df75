package io.marquee.workspace.storage;

import io.marquee.tenancy.database.MissingSecret;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The S3 server.
 *
 * @param endpoint where the service reaches it
 * @param publicEndpoint where clients reach it; signed addresses begin with it
 */
@ConfigurationProperties("marquee.s3")
record StorageSettings(
    URI endpoint,
    URI publicEndpoint,
    String region,
    @Nullable String accessKey,
    @Nullable String secretKey,
    String bucket) {

  StorageSettings {
    secret(accessKey, "access-key");
    secret(secretKey, "secret-key");
  }

  private static void secret(@Nullable String value, String name) {
    if (value == null || value.isBlank()) throw new MissingSecret("marquee.s3." + name);
  }
}
