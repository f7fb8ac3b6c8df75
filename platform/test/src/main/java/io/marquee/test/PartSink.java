package io.marquee.test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.marquee.service.archive.TarWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Plays the object store that a service's part of an archive is stored in by a link, and fetched
 * from.
 */
public final class PartSink implements AutoCloseable {

  private static final int BLOCK = 512;

  private final HttpServer server;
  private final AtomicInteger refusals = new AtomicInteger();
  private volatile byte @Nullable [] stored;

  /**
   * Listens on a free port.
   *
   * @throws IOException when it cannot
   */
  public PartSink() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  /** Where a part can be stored. */
  public URI link() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/part?signature=x");
  }

  /**
   * Fails the next requests.
   *
   * @param times how many
   */
  public void refuse(int times) {
    refusals.set(times);
  }

  /**
   * Gives this part to whoever fetches one, instead of what was stored.
   *
   * @param part the bytes
   */
  public void serve(byte[] part) {
    stored = part;
  }

  /**
   * Makes a part.
   *
   * @param files content by path, in their order
   * @return the bytes
   * @throws IOException never
   */
  public static byte[] part(Map<String, byte[]> files) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var compressed = new GZIPOutputStream(bytes)) {
      var tar = new TarWriter(compressed);
      for (var file : files.entrySet()) {
        byte[] content = file.getValue();
        tar.file(file.getKey(), content.length, Instant.EPOCH, new ByteArrayInputStream(content));
      }
    }
    return bytes.toByteArray();
  }

  /** What was stored last. */
  public byte[] stored() {
    byte[] found = stored;
    if (found == null) throw new AssertionError("nothing was stored");
    return found;
  }

  /**
   * The files of the part that was stored last.
   *
   * @return content by path, in their order
   * @throws IOException when it is no archive
   */
  public Map<String, String> files() throws IOException {
    return files(stored());
  }

  /**
   * The files of an archive.
   *
   * @param archive a {@code .tar.gz}, with or without its end
   * @return content by path, in their order
   * @throws IOException when it is none
   */
  public static Map<String, String> files(byte[] archive) throws IOException {
    var files = new LinkedHashMap<String, String>();
    contents(archive)
        .forEach((path, content) -> files.put(path, new String(content, StandardCharsets.UTF_8)));
    return files;
  }

  /**
   * The files of an archive as they are.
   *
   * @param archive a {@code .tar.gz}, with or without its end
   * @return bytes by path, in their order
   * @throws IOException when it is none
   */
  public static Map<String, byte[]> contents(byte[] archive) throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    try (var in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(archive)))) {
      byte[] header = in.readNBytes(BLOCK);
      while (header.length == BLOCK && header[0] != 0) {
        String prefix = text(header, 345, 155);
        String name = (prefix.isEmpty() ? "" : prefix + "/") + text(header, 0, 100);
        int size = Integer.parseInt(text(header, 124, 11), 8);
        byte[] content = new byte[size];
        in.readFully(content);
        in.readFully(new byte[-size & (BLOCK - 1)]);
        files.put(name, content);
        header = in.readNBytes(BLOCK);
      }
    }
    return files;
  }

  /**
   * One file of an archive.
   *
   * @param files those that there are
   * @param path which
   * @return its content
   */
  public static String file(Map<String, String> files, String path) {
    String content = files.get(path);
    if (content == null) throw new AssertionError("no " + path + " among " + files.keySet());
    return content;
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) end++;
    return new String(header, from, end - from, StandardCharsets.US_ASCII);
  }

  private void take(HttpExchange request) throws IOException {
    if (request.getRequestMethod().equals("GET")) {
      give(request);
      return;
    }
    byte[] body = request.getRequestBody().readAllBytes();
    boolean refused = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    if (!refused) stored = body;
    request.sendResponseHeaders(refused ? 503 : 200, -1);
    request.close();
  }

  private void give(HttpExchange request) throws IOException {
    if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      request.sendResponseHeaders(503, -1);
    } else {
      byte[] part = stored();
      request.sendResponseHeaders(200, part.length);
      request.getResponseBody().write(part);
    }
    request.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
