package io.marquee.bench.door;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What stands before replicas in production: it asks each five times a second whether it is ready,
 * and gives new connections to those that are, by turns. It knows nothing of HTTP and repeats
 * nothing.
 */
final class Balancer implements AutoCloseable {
  private static final long LOOK_MILLIS = 200;

  private final ServerSocket door;
  private final List<Replica> replicas;
  private final AtomicInteger turn = new AtomicInteger();
  private volatile List<Replica> ready;
  private volatile boolean closed;

  Balancer(List<Replica> replicas) throws IOException {
    this.replicas = replicas;
    this.door = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    this.ready = ready(); // before the first client comes
    Thread.ofVirtual().start(this::look);
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  private void look() {
    while (!closed) {
      ready = ready();
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private List<Replica> ready() {
    return replicas.stream().filter(Replica::isReady).toList();
  }

  private void accept() {
    while (!closed) {
      try {
        Socket client = door.accept();
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void connect(Socket client) {
    List<Replica> now = ready;
    try (client) {
      if (now.isEmpty()) return;
      int port = now.get(Math.floorMod(turn.getAndIncrement(), now.size())).port;
      try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        Thread back = Thread.ofVirtual().start(() -> pass(server, client));
        pass(client, server);
        back.join();
      }
    } catch (IOException gone) {
      // The client sees its connection close, as it would.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pass(Socket from, Socket to) {
    byte[] buffer = new byte[16 * 1024];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer))
        out.write(buffer, 0, count);
    } catch (IOException gone) {
      // Said below.
    } finally {
      try {
        to.close();
        from.close();
      } catch (IOException e) {
        // Closed is closed.
      }
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    door.close();
  }
}
