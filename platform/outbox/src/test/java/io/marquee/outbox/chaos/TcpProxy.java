package io.marquee.outbox.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A wire that can be bad: it carries bytes between a port of its own and a server, late, in one
 * direction only, not at all, or until it tears.
 *
 * <p>What is held back is not dropped, since TCP would send it again: it arrives once the wire is
 * whole, unless the connection was reset meanwhile.
 */
final class TcpProxy implements AutoCloseable {
  /** Seen from whoever connects. */
  enum Direction {
    TO_SERVER,
    FROM_SERVER
  }

  private final ServerSocket door;
  private final int target;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition whole = lock.newCondition();
  private final Set<Direction> held = ConcurrentHashMap.newKeySet();
  private volatile Duration latency = Duration.ZERO;
  private volatile boolean refusing;
  private volatile boolean closed;

  /** From which ports it called the server, and when: that is how the server knows it. */
  private final Map<Integer, NavigableSet<Instant>> calls = new ConcurrentHashMap<>();

  private TcpProxy(int target) throws IOException {
    this.target = target;
    this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
  }

  static TcpProxy to(int target) {
    try {
      var proxy = new TcpProxy(target);
      Thread.ofPlatform().daemon().name("proxy-" + target).start(proxy::accept);
      return proxy;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  int port() {
    return door.getLocalPort();
  }

  /** Lets nothing through in a direction. */
  void hold(Direction direction) {
    held.add(direction);
  }

  /** Lets everything through later. */
  void delay(Duration by) {
    latency = by;
  }

  /** Tears all connections, without a farewell. */
  void reset() {
    connections.forEach(Connection::reset);
  }

  /** Tears each new connection as well. */
  void refuse() {
    refusing = true;
    reset();
  }

  /** Makes the wire whole. */
  void heal() {
    lock.lock();
    try {
      held.clear();
      latency = Duration.ZERO;
      refusing = false;
      whole.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** When it last called the server from a port, up to a moment; ports are used again. */
  Optional<Instant> calledFrom(int port, Instant upTo) {
    NavigableSet<Instant> moments = calls.get(port);
    return Optional.ofNullable(moments == null ? null : moments.floor(upTo));
  }

  @Override
  public void close() throws IOException {
    closed = true;
    door.close();
    heal();
    reset();
  }

  private void accept() {
    while (!closed) {
      try {
        Socket client = door.accept();
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException ended) {
        // The door is closed, or one who knocked has left.
      }
    }
  }

  private void connect(Socket client) {
    try {
      Socket server = new Socket();
      var connection = new Connection(client, server, new AtomicInteger());
      connections.add(connection);
      if (refusing) {
        connection.reset();
        return;
      }
      Instant called = Instant.now();
      server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 5_000);
      calls
          .computeIfAbsent(server.getLocalPort(), port -> new ConcurrentSkipListSet<>())
          .add(called);
      client.setOption(StandardSocketOptions.TCP_NODELAY, true);
      server.setOption(StandardSocketOptions.TCP_NODELAY, true);
      Thread.ofVirtual().start(() -> carry(connection, Direction.FROM_SERVER));
      carry(connection, Direction.TO_SERVER);
    } catch (IOException nobodyThere) {
      try {
        client.setSoLinger(true, 0);
        client.close();
      } catch (IOException gone) {
        // As wanted.
      }
    }
  }

  private void carry(Connection connection, Direction direction) {
    boolean up = direction == Direction.TO_SERVER;
    Socket from = up ? connection.client : connection.server;
    Socket to = up ? connection.server : connection.client;
    byte[] buffer = new byte[64 * 1024];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        Duration late = latency;
        if (late.isPositive()) LockSupport.parkNanos(late.toNanos());
        awaitWhole(direction);
        out.write(buffer, 0, read);
      }
      awaitWhole(direction);
      to.shutdownOutput();
      if (connection.ended.incrementAndGet() < 2) return;
      connection.client.close();
      connection.server.close();
    } catch (IOException torn) {
      connection.reset();
    }
    connections.remove(connection);
  }

  private void awaitWhole(Direction direction) {
    if (!held.contains(direction)) return;
    lock.lock();
    try {
      while (held.contains(direction)) whole.awaitUninterruptibly();
    } finally {
      lock.unlock();
    }
  }

  private record Connection(Socket client, Socket server, AtomicInteger ended) {
    void reset() {
      for (Socket each : new Socket[] {client, server}) {
        try {
          each.setSoLinger(true, 0);
          each.close();
        } catch (IOException gone) {
          // As wanted.
        }
      }
    }
  }
}
