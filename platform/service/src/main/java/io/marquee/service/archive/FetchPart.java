package io.marquee.service.archive;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/** Fetches a part by its link, as a whole. */
class FetchPart {

  private final ArchiveLinks links;
  private final String service;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  FetchPart(ArchiveLinks links, String service) {
    this.links = links;
    this.service = service;
  }

  PartFile run(UUID archiveId, String sealedLink, Path folder)
      throws IOException, InterruptedException {
    URI link = links.open(archiveId, service, sealedLink);
    HttpResponse<Path> answer =
        http.send(
            HttpRequest.newBuilder(link).build(),
            HttpResponse.BodyHandlers.ofFile(folder.resolve("part")));
    // Its address would let whoever reads the log fetch the part.
    if (answer.statusCode() != 200) {
      throw new IOException("the object store did not give a part: " + answer.statusCode());
    }
    return new PartFile(answer.body(), service);
  }
}
