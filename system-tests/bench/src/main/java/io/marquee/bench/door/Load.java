package io.marquee.bench.door;

import io.marquee.bench.BenchFailed;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * People who go on asking, each over a connection of their own that stays as long as it may, at a
 * pace that waits for nobody. Every twentieth request changes their tokens. Nothing is tried again:
 * whatever is not answered as it should be has failed.
 */
final class Load implements AutoCloseable {
  private static final int REFRESH_EACH = 20;

  private final int port;
  private final List<Thread> people = new ArrayList<>();
  private final AtomicLong answered = new AtomicLong();
  private final ConcurrentLinkedQueue<String> failed = new ConcurrentLinkedQueue<>();
  private final Set<String> keys = ConcurrentHashMap.newKeySet();
  private volatile boolean over;

  Load(int port, int people, int perSecond) {
    this.port = port;
    long between = 1_000_000_000L * people / perSecond;
    for (int i = 0; i < people; i++) {
      var tokens = Http.register(port, "load%d@example.com".formatted(i));
      var person = new Someone(tokens.text("access_token"), tokens.text("refresh_token"));
      this.people.add(Thread.ofVirtual().unstarted(() -> person.run(between)));
    }
    this.people.forEach(Thread::start);
  }

  long answered() {
    return answered.get();
  }

  List<String> failed() {
    return List.copyOf(failed);
  }

  /** The signing keys of the tokens that were used. */
  Set<String> keys() {
    return Set.copyOf(keys);
  }

  @Override
  public void close() {
    over = true;
    try {
      for (Thread each : people) each.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailed("interrupted");
    }
  }

  private final class Someone {
    private String access;
    private String refresh;

    Someone(String access, String refresh) {
      this.access = access;
      this.refresh = refresh;
    }

    void run(long between) {
      long due = System.nanoTime();
      long count = 0;
      while (!over) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
          socket.setTcpNoDelay(true);
          socket.setSoTimeout(10_000);
          InputStream in = new BufferedInputStream(socket.getInputStream());
          boolean stays = true;
          while (stays && !over) {
            long left = due - System.nanoTime();
            if (left > 0) Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
            due += between;
            boolean changes = ++count % REFRESH_EACH == 0;
            socket.getOutputStream().write(changes ? refreshing() : asking());
            Read read = Read.from(in);
            stays = read.stays();
            if (read.status() == 200) answered.incrementAndGet();
            else failed.add(read.status() + " " + read.body());
            if (changes && read.status() == 200) take(read.body());
          }
        } catch (IOException broken) {
          failed.add(broken.toString());
        } catch (InterruptedException e) {
          return;
        }
      }
    }

    private void take(String body) {
      var tokens = Http.JSON.readTree(body);
      access = tokens.required("access_token").asString();
      refresh = tokens.required("refresh_token").asString();
    }

    private byte[] asking() {
      String header = access.substring(0, access.indexOf('.'));
      keys.add(
          Http.JSON.readTree(Base64.getUrlDecoder().decode(header)).required("kid").asString());
      return bytes("GET /api/v1/plans HTTP/1.1\r\nAuthorization: Bearer " + access, "");
    }

    private byte[] refreshing() {
      String body = Http.JSON.writeValueAsString(Map.of("refresh_token", refresh));
      return bytes(
          "POST /api/v1/auth/refresh HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: "
              + body.length(),
          body);
    }

    private static byte[] bytes(String head, String body) {
      return (head + "\r\nHost: localhost\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII);
    }
  }

  /** One answer off the wire. */
  private record Read(int status, boolean stays, String body) {

    static Read from(InputStream in) throws IOException {
      int status = Integer.parseInt(line(in).substring(9, 12));
      int length = 0;
      boolean chunked = false;
      boolean stays = true;
      for (String header = line(in); !header.isEmpty(); header = line(in)) {
        String said = header.toLowerCase(Locale.ROOT);
        if (said.startsWith("content-length:"))
          length = Integer.parseInt(said.substring(15).strip());
        if (said.equals("connection: close")) stays = false;
        if (said.equals("transfer-encoding: chunked")) chunked = true;
      }
      return new Read(status, stays, chunked ? chunks(in) : text(in, length));
    }

    private static String chunks(InputStream in) throws IOException {
      var all = new StringBuilder();
      for (int size = Integer.parseInt(line(in), 16); ; size = Integer.parseInt(line(in), 16)) {
        all.append(text(in, size));
        line(in);
        if (size == 0) return all.toString();
      }
    }

    private static String text(InputStream in, int length) throws IOException {
      return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) throws IOException {
      var line = new StringBuilder();
      while (true) {
        int c = in.read();
        if (c < 0) throw new IOException("the connection was closed before the answer");
        if (c == '\n') return line.toString();
        if (c != '\r') line.append((char) c);
      }
    }
  }
}
