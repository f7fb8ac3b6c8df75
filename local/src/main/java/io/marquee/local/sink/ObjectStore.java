package io.marquee.local.sink;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** An S3 server over a folder: a bucket is a folder in it, an object a file. */
final class ObjectStore {
  private static final List<String> BUCKETS = List.of("marquee-film", "marquee-publishing");
  private static final int THREADS = 16;
  private static final long LARGEST_OBJECT = 5L << 30;

  private ObjectStore() {}

  static void start(String address, int port, Path folder, String accessKey, String secretKey)
      throws Exception {
    for (String bucket : BUCKETS) Files.createDirectories(folder.resolve(bucket));
    S3Proxy.builder()
        .endpoint(URI.create("http://%s:%d".formatted(address, port)))
        .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, accessKey, secretKey)
        .blobStore(new FilesystemNio2BlobStore(folder.toString()))
        .corsRules(new CrossOriginResourceSharing()) // the console uploads from its own origin
        .ignoreUnknownHeaders(true)
        .v4MaxNonChunkedRequestSize(LARGEST_OBJECT)
        .jettyMaxThreads(THREADS)
        .build()
        .start();
  }
}
