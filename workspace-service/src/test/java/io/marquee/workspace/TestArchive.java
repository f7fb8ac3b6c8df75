package io.marquee.workspace;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.service.archive.TarWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** An archive as an export makes it, and as nobody does. */
public final class TestArchive {

  private static final List<String> SERVICES =
      List.of("billing", "film", "identity", "notification", "publishing", "workspace");

  private final UUID workspace;
  private final String slug;
  int version = 1;
  String format = "marquee-archive";

  /** A name for the file of the film's table other than its own. */
  String path = "film/data/things.jsonl";

  /** What the manifest says of how many rows there are, beside the truth. */
  int rowsTooMany;

  private static final String THING = "{\"id\":\"1\"}\n";

  /** In workspace-service's own part. */
  private static final String PROJECT =
      """
      {"workspace_id":"%s","id":"%s","parent_id":null,"name":"Brought along","slug":"brought-along","type":"CAMPAIGN",\
      "status":"ACTIVE","description":"","metadata":{},"created_at":"2026-11-01T10:00:00Z","updated_at":"2026-11-01T10:00:00Z",\
      "version":3,"created_by":null,"deleted_at":null}
      """;

  private final UUID project = UuidCreator.getTimeOrderedEpoch();

  /** Of a workspace that is to have this slug. */
  public TestArchive(UUID workspace, String slug) {
    this.workspace = workspace;
    this.slug = slug;
  }

  UUID project() {
    return project;
  }

  /** All of it. */
  public byte[] bytes() throws IOException {
    var parts = new ByteArrayOutputStream();
    var described = new ArrayList<String>();
    for (String service : SERVICES) {
      boolean own = service.equals("workspace");
      String table = own ? "projects" : "things";
      String line = own ? PROJECT.formatted(workspace, project) : THING;
      byte[] content = line.getBytes(StandardCharsets.UTF_8);
      String file = service.equals("film") ? path : service + "/data/" + table + ".jsonl";
      byte[] part = gzip(tar -> file(tar, file, content));
      parts.write(part);
      described.add(
          """
          {"service":"%s","bytes":%d,"sha256":"%s","objects":0,"object_bytes":0,"objects_included":true,
           "tables":[{"name":"%s","rows":%d,"bytes":%d,"sha256":"%s","left_out":[]}]}
          """
              .formatted(
                  service,
                  part.length,
                  sha256(part),
                  table,
                  1 + (service.equals("film") ? rowsTooMany : 0),
                  content.length,
                  sha256(content)));
    }
    String manifest =
        """
        {"format":"%s","version":%d,"parts":[%s],
         "workspace":{"id":"%s","name":"Carried","slug":"%s","kind":"brand","storage_quota_gb":10,"time_zone":"UTC","settings":{"tone":"warm"}}}
        """
            .formatted(format, version, String.join(",", described), workspace, slug);
    var all = new ByteArrayOutputStream();
    all.write(gzip(tar -> file(tar, "manifest.json", manifest.getBytes(StandardCharsets.UTF_8))));
    all.write(parts.toByteArray());
    all.write(gzip(TarWriter::end));
    return all.toByteArray();
  }

  private interface Content {
    void write(TarWriter tar) throws IOException;
  }

  private static void file(TarWriter tar, String path, byte[] content) throws IOException {
    tar.file(path, content.length, Instant.EPOCH, new ByteArrayInputStream(content));
  }

  static byte[] gzip(byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream compressed = new GZIPOutputStream(bytes)) {
      compressed.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(Content content) throws IOException {
    var tar = new ByteArrayOutputStream();
    content.write(new TarWriter(tar));
    return gzip(tar.toByteArray());
  }

  /** In hexadecimal. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
