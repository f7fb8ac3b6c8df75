package io.marquee.publishing.storage;

import io.marquee.tenancy.database.MissingSecret;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where files lie.
 *
 * @param endpoint the S3 server
 * @param publicEndpoint where clients reach it; signed addresses begin with it
 * @param region its region
 * @param bucket ours
 * @param filmBucket film-service's, which we read
 * @param accessKey who we are there
 * @param secretKey our secret
 */
@ConfigurationProperties("marquee.s3")
record S3Settings(
    URI endpoint,
    URI publicEndpoint,
    String region,
    String bucket,
    String filmBucket,
    @Nullable String accessKey,
    @Nullable String secretKey) {

  String requiredAccessKey() {
    return required("access-key", accessKey);
  }

  String requiredSecretKey() {
    return required("secret-key", secretKey);
  }

  private static String required(String name, @Nullable String value) {
    if (value == null || value.isBlank()) throw new MissingSecret("marquee.s3." + name);
    return value;
  }
}
