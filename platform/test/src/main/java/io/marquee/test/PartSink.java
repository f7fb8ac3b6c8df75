package io.marquee.test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Plays the object store that a service's part of an archive is stored in by a link. */
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
   * Fails the next uploads.
   *
   * @param times how many
   */
  public void refuse(int times) {
    refusals.set(times);
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
    try (var in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(archive)))) {
      byte[] header = in.readNBytes(BLOCK);
      while (header.length == BLOCK && header[0] != 0) {
        String prefix = text(header, 345, 155);
        String name = (prefix.isEmpty() ? "" : prefix + "/") + text(header, 0, 100);
        int size = Integer.parseInt(text(header, 124, 11), 8);
        byte[] content = new byte[size];
        in.readFully(content);
        in.readFully(new byte[-size & (BLOCK - 1)]);
        files.put(name, new String(content, StandardCharsets.UTF_8));
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
    byte[] body = request.getRequestBody().readAllBytes();
    boolean refused = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    if (!refused) stored = body;
    request.sendResponseHeaders(refused ? 503 : 200, -1);
    request.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
