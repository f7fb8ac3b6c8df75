package io.marquee.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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
    static final Path FOLDER = folder();
    static final URI ENDPOINT = start(FOLDER);

    private static Path folder() {
      try {
        return Files.createTempDirectory("marquee-test-s3");
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    private static URI start(Path folder) {
      try {
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

  /** The objects below a prefix that ends with a slash, named as from there. */
  static List<String> keysBelow(String prefix) {
    Path folder = Server.FOLDER.resolve("marquee-archives").resolve(prefix);
    if (!Files.exists(folder)) return List.of();
    try (var files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What a service needs to use it, as system properties. */
  static List<String> settings() {
    return List.of(
        "marquee.s3.endpoint=" + endpoint(),
        "marquee.s3.access-key=" + ACCESS_KEY,
        "marquee.s3.secret-key=" + SECRET_KEY);
  }
}
