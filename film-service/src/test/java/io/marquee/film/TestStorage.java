package io.marquee.film;

import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** The S3 server that the laptop has, too, in the test's JVM. It ends with the JVM. */
final class TestStorage {

  static final String ACCESS_KEY = "test-access";
  static final String SECRET_KEY = "test-secret";

  private TestStorage() {}

  private static final class Server {
    static final URI ENDPOINT = start();

    private static URI start() {
      try {
        var folder = Files.createTempDirectory("marquee-test-s3");
        var server =
            S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
                .ignoreUnknownHeaders(true)
                .build();
        server.start();
        return URI.create("http://127.0.0.1:" + server.getPort());
      } catch (Exception failed) {
        throw new IllegalStateException("the S3 server for tests did not start", failed);
      }
    }
  }

  static URI endpoint() {
    return Server.ENDPOINT;
  }

  /** What a service needs to use it, as system properties. */
  static List<String> settings() {
    return List.of(
        "marquee.s3.endpoint=" + endpoint(),
        "marquee.s3.access-key=" + ACCESS_KEY,
        "marquee.s3.secret-key=" + SECRET_KEY);
  }
}
