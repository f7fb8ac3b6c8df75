package io.marquee.outbox.chaos;

import io.marquee.outbox.chaos.History.Delivered;
import io.marquee.outbox.chaos.History.Effect;
import io.marquee.outbox.chaos.History.Letter;
import io.marquee.outbox.chaos.History.Said;
import io.marquee.outbox.chaos.ReplicaMain.Kind;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Collects the history from where it is kept, waits for its end, and has it judged. */
final class Records {
  private static final List<String> CONSUMERS = List.of(Checks.SUMS, Checks.COPIES, Checks.STEPS);

  /** Rows become visible out of their numbers' order: this far back is read again. */
  private static final int OVERLAP = 5_000;

  private final Stage stage;
  private final Ledger ledger;
  private final NavigableMap<Long, Said> said = new TreeMap<>();
  private final NavigableMap<Long, Effect> effects = new TreeMap<>();
  private final Set<UUID> forgotten = new HashSet<>();
  private final Set<String> reported = new HashSet<>();
  private long firstRead = 1;
  private List<Delivered> delivered = List.of();

  Records(Stage stage) {
    this.stage = stage;
    this.ledger = new Ledger(stage);
  }

  int saidSoFar() {
    return said.size();
  }

  /** Of all events in Kafka those that were there before. */
  long redelivered() {
    return delivered.size() - delivered.stream().map(Delivered::id).distinct().count();
  }

  long repairs() {
    return Checks.repairs(history());
  }

  /** Notes what the stream has just been made to lose. */
  void forget() {
    readSaid();
    Set<UUID> sent = new HashSet<>();
    stage.log().delivered().forEach(each -> sent.add(each.id()));
    said.values().stream().map(Said::id).filter(id -> !sent.contains(id)).forEach(forgotten::add);
  }

  /** Waits until all that was said has arrived, or the time is over. */
  void await(int round, Duration within) throws Exception {
    long end = System.nanoTime() + within.toNanos();
    while (!speakersRest(round) && System.nanoTime() < end) pause();
    readSaid();
    while (!allArrived() && System.nanoTime() < end) pause();
    readEffects();
    delivered = stage.log().delivered();
  }

  private static void pause() {
    LockSupport.parkNanos(100_000_000);
  }

  /** Who speaks has ended, and the database has ended what a killed one had begun. */
  private boolean speakersRest(int round) throws IOException {
    for (Replica each : stage.speakers()) {
      if (each.spokeIn(round) && !each.journal().contains("DONE " + round)) return false;
    }
    return idle(Kind.SPEAKER);
  }

  private boolean idle(Kind kind) {
    return !stage.any(
        kind,
        "pg_stat_activity where usename = ? and xact_start is not null",
        kind.database() + "_app");
  }

  private boolean allArrived() throws Exception {
    Set<UUID> there = new HashSet<>();
    stage.log().delivered().forEach(each -> there.add(each.id()));
    if (!said.values().stream().allMatch(each -> there.contains(each.id()))) return false;
    Map<Integer, Long> ends = stage.log().ends();
    for (String consumer : CONSUMERS) {
      Map<Integer, Long> places = places(consumer);
      for (var end : ends.entrySet()) {
        if (places.getOrDefault(end.getKey(), 0L) < end.getValue()) return false;
      }
    }
    if (stage.any(Kind.HEARER, "service.parked_keys")) return false;
    return idle(Kind.HEARER);
  }

  private Map<Integer, Long> places(String consumer) throws Exception {
    return stage.log().places(Kind.HEARER.service() + "." + consumer);
  }

  private void readSaid() {
    stage
        .rows(
            Kind.SPEAKER,
            "select id, seq, key, sequence from service.outbox where seq >= ?",
            row ->
                new Said(
                    uuid(row, "id"), row.getLong("seq"), uuid(row, "key"), row.getLong("sequence")),
            firstRead)
        .forEach(each -> said.put(each.seq(), each));
  }

  private static UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  private void readEffects() {
    stage
        .rows(
            Kind.HEARER,
            "select number, consumer, event_id, key, sequence from shared.heard where number > ?",
            row ->
                new Effect(
                    row.getLong("number"),
                    row.getString("consumer"),
                    uuid(row, "event_id"),
                    uuid(row, "key"),
                    row.getLong("sequence")),
            effects.isEmpty() ? 0 : effects.lastKey() - OVERLAP)
        .forEach(each -> effects.put(each.number(), each));
  }

  /** What is wrong and was not said before. */
  List<Finding> judge() throws Exception {
    History history = whole();
    // What comes later belongs to later rounds: all transactions have ended.
    firstRead = said.isEmpty() ? 1 : said.lastKey() + 1;
    return Checks.all(history).stream()
        .filter(each -> reported.add(each.kind() + " " + each.about()))
        .toList();
  }

  private History whole() throws Exception {
    Set<UUID> acknowledged = new HashSet<>();
    Set<UUID> takenBack = new HashSet<>();
    for (Replica speaker : stage.speakers()) {
      for (String line : speaker.journal()) {
        if (line.startsWith("A ")) acknowledged.addAll(ids(line));
        if (line.startsWith("R ")) takenBack.addAll(ids(line));
        if (line.startsWith("BROKEN")) throw new IllegalStateException(speaker.name() + " " + line);
      }
    }
    Map<String, Map<Integer, Long>> places = new HashMap<>();
    for (String consumer : CONSUMERS) places.put(consumer, places(consumer));
    return new History(
        List.copyOf(said.values()),
        acknowledged,
        takenBack,
        delivered,
        List.copyOf(effects.values()),
        forgotten,
        counted(),
        places,
        letters(),
        ledger.writes());
  }

  private History history() {
    return new History(
        List.of(), Set.of(), Set.of(), delivered, List.of(), forgotten, Set.of(), Map.of(),
        List.of(), List.of());
  }

  private static List<UUID> ids(String line) {
    return Arrays.stream(line.substring(2).split(",", -1))
        .filter(id -> !id.isEmpty())
        .map(UUID::fromString)
        .toList();
  }

  /** Which of the events that are missing the relay believes to have sent. */
  private Set<UUID> counted() {
    Set<UUID> there = new HashSet<>();
    delivered.forEach(each -> there.add(each.id()));
    Set<UUID> counted = new HashSet<>();
    for (Said each : said.values()) {
      if (there.contains(each.id())) continue;
      boolean known =
          stage.any(Kind.SPEAKER, "service.relay_position where settled >= ?", each.seq())
              || stage.any(
                  Kind.SPEAKER, "service.outbox_acknowledged where seqs @> ?::bigint", each.seq());
      if (known) counted.add(each.id());
    }
    return counted;
  }

  private List<Letter> letters() {
    return stage.rows(
        Kind.HEARER,
        "select id, consumer, event_id, reason, state, error from service.dead_letters"
            + " where reason not in ('early', 'behind') or state <> 'replayed'",
        row ->
            new Letter(
                row.getLong("id"),
                row.getString("consumer"),
                String.valueOf(row.getObject("event_id")),
                row.getString("reason"),
                row.getString("state"),
                String.valueOf(row.getString("error"))));
  }
}
