package io.marquee.outbox.rebuild;

import io.marquee.outbox.Projection;
import io.marquee.outbox.inbox.Generations;
import io.marquee.outbox.inbox.HearRebuilt;
import io.marquee.outbox.inbox.HearRebuilt.Ear;
import io.marquee.outbox.kafka.KafkaClients;
import io.marquee.outbox.operator.OperatorWork;
import io.marquee.tenancy.database.PostgresSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;

/**
 * Fills projections anew, step by step. Each step is noted in the database before the next, and may
 * be done twice: a process that is killed at any of them is followed by one that goes on.
 */
class Rebuilder implements OperatorWork.Kind {
  private static final Logger log = LoggerFactory.getLogger(Rebuilder.class);

  private static final long LOOK_EVERY_MILLIS = 300;
  private static final int LOOKS = 30;

  private final Rebuilds rebuilds;
  private final List<Projection> projections;
  private final HearRebuilt hearing;
  private final KafkaClients kafka;
  private final PostgresSettings postgres;

  Rebuilder(
      Rebuilds rebuilds,
      List<Projection> projections,
      HearRebuilt hearing,
      KafkaClients kafka,
      PostgresSettings postgres) {
    this.rebuilds = rebuilds;
    this.projections = projections;
    this.hearing = hearing;
    this.kafka = kafka;
    this.postgres = postgres;
  }

  Optional<Projection> find(String name) {
    return projections.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  List<String> names() {
    return projections.stream().map(Projection::name).sorted().toList();
  }

  List<Ear> ears(Projection projection) {
    return projection.consumers().stream().map(hearing::ear).toList();
  }

  @Override
  public String name() {
    return "rebuild";
  }

  @Override
  public List<Integer> open() {
    return rebuilds.open();
  }

  @Override
  public void work(int id, Connection relay) throws Exception {
    Rebuild rebuild = rebuilds.find(id).orElseThrow();
    try {
      Projection projection =
          find(rebuild.projection())
              .orElseThrow(() -> new IllegalArgumentException("it is no projection any more"));
      build(rebuild, projection);
    } catch (HearRebuilt.Impossible | IllegalArgumentException impossible) {
      log.error("Rebuild {} of {} failed", id, rebuild.projection(), impossible);
      rebuilds.end(id, "failed", impossible.getMessage());
    } catch (Exception failed) {
      if (!Thread.currentThread().isInterrupted()) rebuilds.trouble(id, failed.toString());
      throw failed;
    } finally {
      if (!Thread.currentThread().isInterrupted()) leaveNothingOf(id);
    }
  }

  /** Cleans up at once if nobody works on it; whoever does will notice. */
  void cancelled(int id) {
    try {
      leaveNothingOf(id);
    } catch (RuntimeException busy) {
      log.debug("Rebuild {} is cleaned up by who works on it: {}", id, busy.getMessage());
    }
  }

  private void leaveNothingOf(int id) {
    if (rebuilds.find(id).filter(Rebuild::isOpen).isPresent()) return;
    rebuilds.drop(id, Generations.ofRebuild(id));
  }

  private void build(Rebuild rebuild, Projection projection) throws Exception {
    int id = rebuild.id();
    log.info("Rebuild {} of {} goes on ({})", id, projection.name(), rebuild.state());
    if (rebuild.state().equals("preparing")) {
      rebuilds.prepare(id, projection.tables().stream().map(Projection.Table::name).toList());
    }
    try (var source = new Source(rebuild, ears(projection), hearing, kafka)) {
      source.open(rebuilds.places(id));
      if (!rebuilds.keep(id, source.places(), 0)) return;
      while (true) {
        long heard = source.hear();
        if (!rebuilds.keep(id, source.places(), heard)) return;
        Rebuild now = rebuilds.find(id).orElseThrow();
        if (!now.isOpen()) return;
        if (now.wish().equals("none") || !source.isCaughtUp()) continue;
        if (settle(now, projection, source)) return;
      }
    }
  }

  /** Stays where it is, so that the consumers can come as far; whether something is in the way. */
  private static Optional<String> obstacle(Source source) throws Exception {
    Optional<String> waiting = source.deadLetters();
    if (waiting.isPresent()) return waiting;
    Optional<String> behind = source.behind();
    for (int look = 0; behind.isPresent() && look < LOOKS; look++) {
      Thread.sleep(LOOK_EVERY_MILLIS);
      behind = source.behind();
    }
    return behind;
  }

  /** Compares, and switches if that is the wish; whether the rebuild has ended. */
  private boolean settle(Rebuild rebuild, Projection projection, Source source) throws Exception {
    int id = rebuild.id();
    Optional<String> obstacle = obstacle(source);
    if (obstacle.isPresent()) {
      rebuilds.trouble(id, obstacle.get());
      Thread.sleep(LOOK_EVERY_MILLIS);
      return false;
    }
    try (Switchover switchover = Switchover.begin(postgres, projection, rebuild)) {
      // Those who write are held off now. What they have heard meanwhile is heard here as well.
      if (!source.hearWhatTheOthersHeard()) return false;
      Optional<String> late = source.deadLetters();
      if (late.isPresent()) {
        rebuilds.trouble(id, late.get());
        return false;
      }
      ArrayNode comparison = switchover.compare();
      boolean equal = Switchover.isEqual(comparison);
      boolean switches =
          rebuild.state().equals("compared")
              && (rebuild.wish().equals("switch")
                  || (rebuild.wish().equals("switch_if_equal") && equal));
      if (switches) {
        long touched = switchover.commit(comparison);
        log.info("{} is rebuilt: {} rows were put right", projection.name(), touched);
        return true;
      }
      boolean goesOn = rebuild.state().equals("filling") && !rebuild.wish().equals("compare");
      rebuilds.compared(id, comparison.toString());
      // The operator has asked for both at once.
      if (goesOn && (equal || rebuild.wish().equals("switch"))) rebuilds.wish(id, rebuild.wish());
      return false;
    } catch (SQLException failed) {
      rebuilds.trouble(id, "not yet: " + failed.getMessage());
      Thread.sleep(LOOK_EVERY_MILLIS);
      return false;
    }
  }
}
