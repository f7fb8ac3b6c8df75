package io.marquee.gateway.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests at a fixed rate that waits for nobody, or as many as there is time for, over connections
 * that stay. A latency runs from when the request was due, so that a stall counts for all that
 * should have been sent in it (no coordinated omission).
 */
final class Load {

  private final int port;
  private final List<byte[]> requests;

  Load(int port, List<byte[]> requests) {
    this.port = port;
    this.requests = requests;
  }

  /**
   * What came of it.
   *
   * @param micros latencies, sorted
   * @param failed requests with another answer than 200, or none
   */
  record Result(long[] micros, long failed, double seconds) {
    double percentile(double part) {
      if (micros.length == 0) return Double.NaN;
      int at = (int) Math.ceil(part / 100 * micros.length) - 1;
      return micros[Math.clamp(at, 0, micros.length - 1)] / 1000.0;
    }

    double perSecond() {
      return micros.length / seconds;
    }
  }

  /** One request as bytes. */
  static byte[] get(String path, String token) {
    return ("GET "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\nAuthorization: Bearer "
            + token
            + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  Result steady(int connections, int perSecond, int seconds) throws InterruptedException {
    long between = 1_000_000_000L * connections / perSecond;
    return run(connections, seconds, between);
  }

  Result flatOut(int connections, int seconds) throws InterruptedException {
    return run(connections, seconds, 0);
  }

  private Result run(int connections, int seconds, long between) throws InterruptedException {
    long start = System.nanoTime() + 50_000_000L;
    long end = start + seconds * 1_000_000_000L;
    List<Sender> senders = new ArrayList<>();
    for (int i = 0; i < connections; i++)
      senders.add(new Sender(i, start + between * i / connections, between, end));
    List<Thread> threads = senders.stream().map(Thread.ofPlatform()::start).toList();
    for (Thread thread : threads) thread.join();
    long[] all = senders.stream().flatMapToLong(s -> Arrays.stream(s.micros, 0, s.count)).toArray();
    Arrays.sort(all);
    long failed = senders.stream().mapToLong(s -> s.failed).sum();
    return new Result(all, failed, seconds);
  }

  private final class Sender implements Runnable {
    private final int first;
    private final long begin;
    private final long between;
    private final long end;
    private long[] micros = new long[1024];
    private int count;
    private long failed;

    Sender(int first, long begin, long between, long end) {
      this.first = first;
      this.begin = begin;
      this.between = between;
      this.end = end;
    }

    @Override
    public void run() {
      int next = first;
      long due = begin;
      while (due < end) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
          socket.setTcpNoDelay(true);
          socket.setSoTimeout(10_000);
          OutputStream out = socket.getOutputStream();
          InputStream in = new BufferedInputStream(socket.getInputStream(), 8192);
          while (due < end) {
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime())
              LockSupport.parkNanos(left);
            out.write(requests.get(next++ % requests.size()));
            boolean good = readAnswer(in) == 200;
            long now = System.nanoTime();
            if (good) add((now - due) / 1000);
            else failed++;
            due = between == 0 ? now : due + between;
          }
        } catch (IOException broken) {
          failed++;
          due = between == 0 ? System.nanoTime() : due + between;
        }
      }
    }

    private void add(long latency) {
      if (count == micros.length) micros = Arrays.copyOf(micros, count * 2);
      micros[count++] = latency;
    }
  }

  private static int readAnswer(InputStream in) throws IOException {
    String status = line(in);
    int length = 0;
    for (String header = line(in); !header.isEmpty(); header = line(in))
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:"))
        length = Integer.parseInt(header.substring(15).strip());
    in.skipNBytes(length);
    return Integer.parseInt(status.substring(9, 12));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    while (true) {
      int c = in.read();
      if (c < 0) throw new IOException("the connection was closed");
      if (c == '\n') return line.toString();
      if (c != '\r') line.append((char) c);
    }
  }
}
