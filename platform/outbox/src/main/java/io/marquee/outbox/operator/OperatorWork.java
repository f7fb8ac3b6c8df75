package io.marquee.outbox.operator;

import io.marquee.tenancy.database.PostgresSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Does what operators began, in the background, and goes on with it after a crash: what is to be
 * done lies in tables, and a session's advisory lock lets one process at a time work on each.
 */
public class OperatorWork implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(OperatorWork.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(3);

  private final PostgresSettings postgres;
  private final List<Kind> kinds;
  private final Map<String, Thread> working = new ConcurrentHashMap<>();
  private final Semaphore nudged = new Semaphore(0);
  private volatile @Nullable Thread thread;

  OperatorWork(PostgresSettings postgres, List<Kind> kinds) {
    this.postgres = postgres;
    this.kinds = kinds;
  }

  /** One kind of work. */
  public interface Kind {
    /** Its name, part of the lock. */
    String name();

    /** The numbers of what is to be done. */
    List<Integer> open();

    /**
     * Works until it is done, or nothing is to be done for now. Whatever it throws, it is called
     * again.
     *
     * @param relay a connection of the relay role, which reads the outbox; holds the lock
     */
    void work(int number, Connection relay) throws Exception;
  }

  /** Looks at once, since there is something new. */
  public void nudge() {
    nudged.release();
  }

  @Override
  public synchronized void start() {
    if (!kinds.isEmpty()) {
      Thread watching = Thread.ofVirtual().name("operator-work").unstarted(this::watch);
      // Known before it runs, since it ends when none is.
      thread = watching;
      watching.start();
    }
  }

  private void watch() {
    while (thread != null) {
      for (Kind kind : kinds) {
        try {
          kind.open().forEach(number -> begin(kind, number));
        } catch (RuntimeException away) {
          log.debug("Put off: {}", away.getMessage());
        }
      }
      try {
        nudged.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        nudged.drainPermits();
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }

  private void begin(Kind kind, int number) {
    String key = kind.name() + " " + number;
    synchronized (this) {
      if (thread == null || working.containsKey(key)) return;
      working.put(key, Thread.ofVirtual().name(key).unstarted(() -> doIt(kind, number, key)));
    }
    working.get(key).start();
  }

  private void doIt(Kind kind, int number, String key) {
    try (Connection connection = connect()) {
      if (lock(connection, kind, number)) kind.work(number, connection);
    } catch (InterruptedException stopped) {
      log.debug("{} is put off", key);
    } catch (Exception failed) {
      if (thread != null) log.warn("{} is to be tried again: {}", key, failed.toString());
    } finally {
      working.remove(key);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        postgres.url(), postgres.role("relay"), postgres.password("relay"));
  }

  private static boolean lock(Connection connection, Kind kind, int number) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select pg_try_advisory_lock(hashtext(?), ?)")) {
      statement.setString(1, "marquee." + kind.name());
      statement.setInt(2, number);
      ResultSet answer = statement.executeQuery();
      return answer.next() && answer.getBoolean(1);
    }
  }

  @Override
  public void stop() {
    List<Thread> all;
    synchronized (this) {
      Thread watching = thread;
      thread = null;
      if (watching != null) watching.interrupt();
      all = List.copyOf(working.values());
    }
    all.forEach(Thread::interrupt);
    try {
      for (Thread each : all) each.join(Duration.ofSeconds(5));
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 1_000;
  }
}
