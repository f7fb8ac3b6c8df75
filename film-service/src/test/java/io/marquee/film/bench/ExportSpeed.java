package io.marquee.film.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.marquee.service.archive.ArchiveLinks;
import io.marquee.service.jobs.Job;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.postgresql.PGConnection;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.json.JsonMapper;

/**
 * How fast a workspace's rows leave in an archive, beside the same rows by {@code COPY} as pg_dump
 * reads them, and packed as its custom format is; and what memory it takes for few rows and for
 * many.
 */
final class ExportSpeed {

  private static final int FEW = 10_000;
  private static final int ROUNDS = 3;

  private final Stage stage;
  private final int rows;
  private final AtomicLong stored = new AtomicLong();

  ExportSpeed(Stage stage, int rows) {
    this.stage = stage;
    this.rows = rows;
  }

  void run() throws Exception {
    HttpServer store = HttpServer.create(new InetSocketAddress("localhost", stage.storePort()), 0);
    store.createContext("/", this::answer);
    store.start();
    try {
      Stage.say("%n## Exports: film-service's part of an archive, without objects");
      Stage.say(
          "%10s %12s %10s %8s %10s %7s %13s",
          "rows", "bytes", "export ms", "COPY ms", "packed ms", "ratio", "old space MB");
      measure(FEW);
      measure(rows);
    } finally {
      store.stop(0);
    }
  }

  private void measure(int number) throws Exception {
    UUID workspace = fill(number);
    double[] export = new double[ROUNDS];
    double[] copy = new double[ROUNDS];
    double[] packed = new double[ROUNDS];
    export(workspace);
    MemoryPoolMXBean old = oldSpace();
    System.gc();
    old.resetPeakUsage();
    for (int round = 0; round < ROUNDS; round++) {
      copy[round] = millis(() -> copy(workspace, OutputStream.nullOutputStream()));
      packed[round] =
          millis(
              () -> {
                try (var gzip = new GZIPOutputStream(OutputStream.nullOutputStream())) {
                  copy(workspace, gzip);
                }
              });
      export[round] = millis(() -> export(workspace));
    }
    double megabytes = old.getPeakUsage().getUsed() / 1e6;
    Stage.say(
        "%,10d %,12d %,10.0f %,8.0f %,10.0f %7.2f %13.1f",
        number,
        stored.get(),
        Stage.median(export),
        Stage.median(copy),
        Stage.median(packed),
        Stage.median(packed) / Stage.median(export),
        megabytes);
  }

  private UUID fill(int number) throws Exception {
    UUID workspace = UUID.randomUUID();
    stage.run(
        """
        insert into shared.assets (workspace_id, id, filename, kind, content_type, size, sha256, status, created_by, created_at, version)
        select '%s', gen_random_uuid(), 'file ' || i, 'IMAGE', 'image/png', i, md5(i::text), 'READY', gen_random_uuid(),
               now() - i * interval '1 second', 0
          from generate_series(1, %d) i
        """
            .formatted(workspace, number),
        "vacuum analyze shared.assets");
    return workspace;
  }

  /** The job that an event stores, run by itself. */
  private void export(UUID workspace) throws Exception {
    UUID archive = UUID.randomUUID();
    URI link = URI.create("http://localhost:%d/part".formatted(stage.storePort()));
    String sealed = stage.bean(ArchiveLinks.class).sealed(archive, "film", link);
    run(stage.bean("exportPart"), Map.of("archiveId", archive, "link", sealed), workspace);
  }

  private static <T> void run(Job<T> job, Map<String, Object> data, UUID workspace)
      throws Exception {
    @SuppressWarnings("unchecked")
    var type =
        (Class<T>)
            Objects.requireNonNull(
                ResolvableType.forInstance(job).as(Job.class).getGeneric(0).resolve());
    T read = JsonMapper.shared().convertValue(data, type);
    CurrentWorkspace.call(
        Tenant.workspace(workspace, UUID.randomUUID()),
        () -> {
          job.run("bench", read);
          return true;
        });
  }

  private void copy(UUID workspace, OutputStream to) throws Exception {
    try (Connection connection = stage.superuser()) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut(
              "copy (select * from shared.assets where workspace_id = '%s') to stdout"
                  .formatted(workspace),
              to);
    }
  }

  /** An empty bucket that takes what it is given. */
  private void answer(HttpExchange exchange) throws IOException {
    byte[] nothing =
        "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><KeyCount>0</KeyCount><IsTruncated>false</IsTruncated></ListBucketResult>"
            .getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      boolean put = exchange.getRequestMethod().equals("PUT");
      long bytes = exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
      if (put) stored.set(bytes);
      exchange.sendResponseHeaders(200, put ? -1 : nothing.length);
      if (!put) exchange.getResponseBody().write(nothing);
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  private static double millis(Work work) throws Exception {
    long began = System.nanoTime();
    work.run();
    return (System.nanoTime() - began) / 1e6;
  }

  private static MemoryPoolMXBean oldSpace() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getName().contains("Tenured") || pool.getName().contains("Old"))
        .findAny()
        .orElseThrow();
  }
}
