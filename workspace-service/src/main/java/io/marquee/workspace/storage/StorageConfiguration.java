package io.marquee.workspace.storage;

import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Clients that work with Amazon's S3 and with those that only know its older habits. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

  @Bean
  @Lazy
  S3Client s3Client(StorageSettings settings) {
    return S3Client.builder()
        .endpointOverride(settings.endpoint())
        .region(Region.of(settings.region()))
        .credentialsProvider(credentials(settings))
        .forcePathStyle(true)
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  /** For clients. */
  @Bean
  @Lazy
  S3Presigner outside(StorageSettings settings, S3Client client) {
    return presigner(settings, client, settings.publicEndpoint());
  }

  /** For the other services. */
  @Bean
  @Lazy
  S3Presigner inside(StorageSettings settings, S3Client client) {
    return presigner(settings, client, settings.endpoint());
  }

  private static S3Presigner presigner(StorageSettings settings, S3Client client, URI endpoint) {
    return S3Presigner.builder()
        .endpointOverride(endpoint)
        .region(Region.of(settings.region()))
        .credentialsProvider(credentials(settings))
        // Taken from neither the client nor the endpoint; few servers have a name for each bucket.
        .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
        .s3Client(client)
        .build();
  }

  private static StaticCredentialsProvider credentials(StorageSettings settings) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey()));
  }
}
