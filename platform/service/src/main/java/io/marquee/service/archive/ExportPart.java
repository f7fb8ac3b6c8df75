package io.marquee.service.archive;

import io.marquee.service.jobs.Job;
import io.marquee.tenancy.CurrentWorkspace;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.util.FileSystemUtils;

/**
 * Makes this service's part of an archive, stores it where the link says, and tells what is in it.
 * Ended at any step it begins anew, with a later instant: a part is stored as a whole or not.
 */
class ExportPart extends Job<ExportPart.Data> {

  /** More often a link is not tried: by then it has expired, and a fresh one is on its way. */
  private static final int TRIES = 10;

  /**
   * What is to be done.
   *
   * @param link where to, sealed
   */
  record Data(UUID archiveId, String link) {}

  private final MakePart makePart;
  private final ArchiveAnnouncer announcer;
  private final ArchiveLinks links;
  private final ArchiveSettings settings;
  private final String service;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  ExportPart(
      MakePart makePart,
      ArchiveAnnouncer announcer,
      ArchiveLinks links,
      ArchiveSettings settings,
      String service) {
    super("export-part", Data.class);
    this.makePart = makePart;
    this.announcer = announcer;
    this.links = links;
    this.settings = settings;
    this.service = service;
  }

  @Override
  public void run(String id, Data data) throws Exception {
    URI link = links.open(data.archiveId(), service, data.link());
    Files.createDirectories(settings.workDirectory());
    Path folder = Files.createTempDirectory(settings.workDirectory(), "part");
    try {
      MakePart.Part part = makePart.run(CurrentWorkspace.id(), folder);
      store(part.file(), link);
      announcer.say(data.archiveId(), part);
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  @Override
  public Optional<Duration> retryAfter(int failures) {
    return failures >= TRIES ? Optional.empty() : super.retryAfter(failures);
  }

  private void store(Path part, URI link) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(link).PUT(HttpRequest.BodyPublishers.ofFile(part)).build(),
            HttpResponse.BodyHandlers.ofString());
    // Its address would let whoever reads the log store something there.
    if (answer.statusCode() != 200) {
      throw new IOException("the object store refused a part: " + answer.statusCode());
    }
  }
}
