package io.marquee.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who takes part. */
enum Contender {
  RAW(
      "raw",
      "raw `pgoutput` stream, rows counted only",
      Input.STREAM,
      false,
      true,
      1,
      RawStream::new),
  PRODUCER(
      "producer",
      "idempotent Kafka producer alone",
      Input.NONE,
      false,
      true,
      1,
      ProducerAlone::new),
  PIPE("pipe", "hand-written pipe, `pgoutput` → Kafka", Input.STREAM, false, true, 1, Pipe::new),
  STOCK(
      "stock",
      "Debezium embedded + EventRouter, stock",
      Input.STREAM,
      true,
      true,
      1,
      StockDebezium::new),
  BARE(
      "bare",
      "Debezium embedded, no SMT, tuned (the bare prototype)",
      Input.STREAM,
      true,
      true,
      1,
      BareDebezium::new),
  POLLING(
      "polling", "polling relay, `skip locked`", Input.TABLE, true, false, 1, PollingRelay::new),
  NAMASTACK("namastack", "Namastack Outbox 1.6.0", Input.PEER, true, true, 0.05, Namastack::new),
  OURS("ours", "**Marquee**", Input.OURS, true, true, 1, Ours::new);

  /** What a contender reads, and so how its database is made. */
  enum Input {
    NONE,
    STREAM,
    TABLE,
    PEER,
    OURS
  }

  /** What would configure itself in the other's process. */
  private static final List<String> PEERS_ALONE = List.of("namastack", "kotlin");

  private static final List<String> OURS_ALONE =
      List.of("/platform/", "data-jpa", "spring-boot-hibernate", "spring-boot-jpa");

  final String word;
  final String title;
  final Input input;

  /** Whether commit → effect is measured by default. */
  final boolean latency;

  /** Whether it promises the order of a key. */
  final boolean ordered;

  /** The share of the rows that it is given to drain: less where it would take an hour. */
  final double share;

  private final Function<Setup, Carrier> make;

  Contender(
      String word,
      String title,
      Input input,
      boolean latency,
      boolean ordered,
      double share,
      Function<Setup, Carrier> make) {
    this.word = word;
    this.title = title;
    this.input = input;
    this.latency = latency;
    this.ordered = ordered;
    this.share = share;
    this.make = make;
  }

  Carrier carrier(Setup setup) {
    return make.apply(setup);
  }

  /** How events are written for it. */
  Steady.Insert insert(Setup setup) {
    return this == NAMASTACK ? new NamastackRows.Single() : new Steady.IntoOutbox(setup.topic());
  }

  Backlog.Insert backlog() {
    return this == NAMASTACK ? topic -> NamastackRows.backlog() : Backlog::intoOutbox;
  }

  /** Whether its process may see a jar or folder of the class path. */
  boolean sees(String entry) {
    return (this == NAMASTACK ? OURS_ALONE : PEERS_ALONE).stream().noneMatch(entry::contains);
  }

  static Contender of(String word) {
    return Arrays.stream(values())
        .filter(each -> each.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no contender \"%s\": %s".formatted(word, words())));
  }

  private static String words() {
    return Arrays.stream(values()).map(each -> each.word).collect(Collectors.joining(", "));
  }

  static List<Contender> all() {
    return List.of(values());
  }
}
