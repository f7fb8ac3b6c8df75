package io.marquee.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AcknowledgerTests {
  private final List<String> steps = new CopyOnWriteArrayList<>();
  private final RelayStatus status = new RelayStatus();
  private final StreamQueue stream = new StreamQueue("/marquee/test", () -> {});

  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer()) {
        /** The real one waits; the test answers by itself. */
        @Override
        public void flush() {
          steps.add("flush");
        }
      };

  private final Publisher publisher =
      new Publisher(producer, () -> {}, status, new RelayMeters(new SimpleMeterRegistry(), status));

  private Acknowledger acknowledger =
      new Acknowledger(
          (seqs, lsn) ->
              seqs.forEach(
                  (day, each) ->
                      steps.add(
                          "write " + each + " up to " + lsn + ", confirmed " + stream.confirmed())),
          publisher,
          mark -> steps.add("passed " + mark + ", confirmed " + stream.confirmed()),
          stream);

  @AfterEach
  void end() throws InterruptedException {
    acknowledger.close();
  }

  @Test
  void writesOnlyWhatTheBrokersHaveAndConfirmsOnlyWhatIsWritten() throws Exception {
    acknowledger.start();
    acknowledger.add(publisher.send(List.of(row(1), row(2))), List.of("mark"), 4711);
    await().until(() -> steps.contains("flush"));
    producer.completeNext();
    assertThat(stream.confirmed()).isZero();
    assertThat(steps).containsExactly("flush");

    producer.completeNext();

    await()
        .untilAsserted(
            () ->
                assertThat(steps)
                    .containsExactly(
                        "flush",
                        "write {[1,3)} up to 4711, confirmed 0",
                        "passed mark, confirmed 4711"));
  }

  @Test
  void endsTheStreamWhenABrokerRefuses() throws Exception {
    acknowledger.start();
    acknowledger.add(publisher.send(List.of(row(1))), List.of(), 4711);

    producer.errorNext(new RecordTooLargeException());

    assertThatThrownBy(() -> stream.take(Duration.ofMinutes(1)))
        .hasRootCauseInstanceOf(RecordTooLargeException.class);
    assertThat(stream.confirmed()).isZero();
    assertThat(steps).containsExactly("flush");
  }

  @Test
  void holdsNobodyUpWhenTheLedgerCannotBeWritten() throws Exception {
    acknowledger =
        new Acknowledger(
            (seqs, lsn) -> {
              throw new SQLException("away");
            },
            publisher,
            mark -> {},
            stream);
    acknowledger.start();

    assertThatThrownBy(
            () -> {
              for (int n = 0; n < 1_000; n++) {
                acknowledger.add(publisher.send(List.of()), List.of("mark"), n + 1);
              }
            })
        .hasMessageContaining("not written");
    assertThatThrownBy(() -> stream.take(Duration.ZERO)).hasRootCauseMessage("away");
    assertThat(stream.confirmed()).isZero();
  }

  private static OutboxRow row(long seq) {
    return new OutboxRow(seq, 0, new ProducerRecord<>("topic", new byte[0]));
  }
}
