package io.marquee.test;

import io.marquee.outbox.CurrentEvent;
import io.marquee.outbox.EventEnvelope;
import io.marquee.service.jobs.Job;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Fails as often as its data says, gives up at the third time, and remembers all of it. */
@Component
class ProbeJob extends Job<ProbeJob.Piece> {

  static final Duration PAUSE = Duration.ofMillis(400);

  record Piece(int failures) {}

  /** What could be seen while a piece ran. */
  record Run(
      String id,
      Piece piece,
      Instant at,
      Tenant tenant,
      Optional<EventEnvelope> cause,
      List<String> titles) {}

  /** What was told when a piece was given up. */
  record GivenUp(String id, Piece piece, Tenant tenant, @Nullable Throwable cause) {}

  private final List<Run> runs = new CopyOnWriteArrayList<>();
  private final List<GivenUp> givenUp = new CopyOnWriteArrayList<>();
  private final Map<String, Runnable> whileRunning = new ConcurrentHashMap<>();
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;

  ProbeJob(JdbcClient jdbc, TransactionOperations transactions) {
    super("probe", Piece.class);
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Override
  public void run(String id, Piece piece) {
    List<String> titles =
        transactions.execute(
            any -> jdbc.sql("select title from things").query(String.class).list());
    runs.add(
        new Run(id, piece, Instant.now(), CurrentWorkspace.tenant(), CurrentEvent.find(), titles));
    Runnable work = whileRunning.remove(id);
    if (work != null) work.run();
    if (runs(id).size() <= piece.failures()) throw new IllegalStateException("no luck");
  }

  @Override
  public Optional<Duration> retryAfter(int failures) {
    return failures < 3 ? Optional.of(PAUSE) : Optional.empty();
  }

  @Override
  public void gaveUp(String id, Piece piece, @Nullable Throwable cause) {
    givenUp.add(new GivenUp(id, piece, CurrentWorkspace.tenant(), cause));
  }

  /** Does something from within the piece's next run. */
  void whileRunning(String id, Runnable work) {
    whileRunning.put(id, work);
  }

  List<Run> runs(String id) {
    return runs.stream().filter(run -> run.id().equals(id)).toList();
  }

  List<GivenUp> givenUp(String id) {
    return givenUp.stream().filter(piece -> piece.id().equals(id)).toList();
  }
}
