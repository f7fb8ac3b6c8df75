package io.marquee.service.archive;

import io.marquee.events.archive.ExportedTable;
import io.marquee.tenancy.schema.OwnerDatabase;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes this service's part of an archive of a workspace. */
class MakePart {

  private final OwnerDatabase database;
  private final @Nullable ArchiveObjects objects;
  private final List<ArchiveQuery> queries;
  private final ArchiveSettings settings;
  private final String service;

  /** What was made. */
  record Part(
      Path file,
      Instant instant,
      String schemaVersion,
      long bytes,
      String sha256,
      List<ExportedTable> tables,
      Objects objects) {}

  /** The workspace's objects, and whether they are in the part. */
  record Objects(long number, long bytes, boolean included) {}

  MakePart(
      OwnerDatabase database,
      @Nullable ArchiveObjects objects,
      List<ArchiveQuery> queries,
      ArchiveSettings settings,
      String service) {
    this.database = database;
    this.objects = objects;
    this.queries = queries;
    this.settings = settings;
    this.service = service;
  }

  /** The rows as they were when it began, then the objects. */
  Part run(UUID workspace, Path folder) throws SQLException, IOException {
    return database.inTransaction(
        owner -> {
          try {
            return make(owner, workspace, folder);
          } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
          }
        });
  }

  private Part make(Connection owner, UUID workspace, Path folder)
      throws SQLException, IOException {
    Instant instant;
    String version;
    try (Statement sql = owner.createStatement()) {
      // Also says where the rows lie: a move that switches meanwhile is later, or was earlier.
      sql.execute("set transaction isolation level repeatable read, read only");
      try (ResultSet row =
          sql.executeQuery(
              """
              select now(), (select max(version::numeric)::text from shared.schema_history where success and version is not null)
              """)) {
        row.next();
        instant = row.getObject(1, OffsetDateTime.class).toInstant();
        version = String.valueOf(row.getString(2));
      }
    }
    var tables = new ArrayList<ExportedTable>();
    Objects found;
    var writer = new PartWriter(folder, service, instant);
    try (writer) {
      var dump = new StringBuilder(HEAD.formatted(service, instant));
      for (ArchiveTable table : ArchiveTable.of(owner, workspace)) {
        tables.add(writer.rows(owner, table.name(), table.rows(workspace), table.leftOut()));
        dump.append(table.dump());
      }
      for (ArchiveQuery query : queries) {
        tables.add(writer.rows(owner, query.name(), query.rows(workspace), List.of()));
      }
      writer.text("dump.sql", dump.append(TAIL).toString());
      // The snapshot is not kept for as long as files take.
      owner.commit();
      found =
          objects == null ? new Objects(0, 0, true) : objects(objects, workspace, folder, writer);
    }
    return new Part(
        writer.part(), instant, version, Files.size(writer.part()), writer.sum(), tables, found);
  }

  private Objects objects(ArchiveObjects store, UUID workspace, Path folder, PartWriter writer)
      throws IOException {
    Path list = folder.resolve("objects");
    long[] sums = {0, 0};
    try (var out = new BufferedOutputStream(Files.newOutputStream(list))) {
      store.each(
          workspace,
          (path, bytes) -> {
            sums[0]++;
            sums[1] += bytes;
            out.write(
                (bytes + " " + path + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
          });
    }
    boolean included = sums[1] <= settings.objectsUpTo().toBytes();
    writer.file("objects.txt", list);
    if (included) {
      Path hashes = folder.resolve("hashes");
      try (var out = new BufferedOutputStream(Files.newOutputStream(hashes));
          var lines = Files.newBufferedReader(list)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          int space = line.indexOf(' ');
          String path = line.substring(space + 1);
          try (var content = store.read(workspace, path)) {
            writer.object(path, Long.parseLong(line.substring(0, space)), content, out);
          }
        }
      }
      writer.file("objects.sha256", hashes);
    }
    return new Objects(sums[0], sums[1], included);
  }

  private static final String HEAD =
      """
      -- What %1$s keeps of the workspace, as of %2$s, in a schema of its own. From within this folder:
      --   psql --file=dump.sql postgresql://…
      \\set ON_ERROR_STOP on
      begin;
      create schema marquee_%1$s;
      set local search_path = marquee_%1$s;
      create temporary table line (json text) on commit drop;
      """;

  private static final String TAIL = "\ncommit;\n";
}
