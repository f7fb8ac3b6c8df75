package io.marquee.publishing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.springframework.test.context.DynamicPropertyRegistry;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The S3 server that the laptop has, too, in the test's JVM, with film-service's bucket. */
public final class TestStore {

  private static final String FILM_BUCKET = "marquee-film";
  private static final String KEY = "test-access";
  private static final String SECRET = "test-secret";

  private TestStore() {}

  /** Starts the server when the class is first used; it ends with the JVM. */
  private static final class Server {
    static final URI ENDPOINT = start();
    static final S3Client CLIENT = client();

    private static URI start() {
      try {
        var folder = Files.createTempDirectory("marquee-test-s3");
        var server =
            S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, SECRET)
                .ignoreUnknownHeaders(true)
                .build();
        server.start();
        return URI.create("http://127.0.0.1:" + server.getPort());
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      } catch (Exception failed) {
        throw new IllegalStateException("the S3 server for tests did not start", failed);
      }
    }

    private static S3Client client() {
      S3Client client =
          S3Client.builder()
              .endpointOverride(ENDPOINT)
              .region(Region.US_EAST_1)
              .forcePathStyle(true)
              .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
              .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
              .credentialsProvider(
                  StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)))
              .build();
      client.createBucket(create -> create.bucket(FILM_BUCKET));
      return client;
    }
  }

  static void register(DynamicPropertyRegistry settings) {
    settings.add("marquee.s3.endpoint", () -> Server.ENDPOINT);
    settings.add("marquee.s3.access-key", () -> KEY);
    settings.add("marquee.s3.secret-key", () -> SECRET);
  }

  static void putFilm(String key, byte[] bytes, String contentType) {
    Server.CLIENT.putObject(
        put -> put.bucket(FILM_BUCKET).key(key).contentType(contentType),
        RequestBody.fromBytes(bytes));
  }

  /** As if film-service had lost a file. */
  public static void deleteFilm(String key) {
    Server.CLIENT.deleteObject(delete -> delete.bucket(FILM_BUCKET).key(key));
  }
}
