package io.marquee.outbox.replay;

import io.marquee.outbox.kafka.KafkaClients;
import io.marquee.outbox.operator.OperatorWork;
import io.marquee.outbox.replay.SaidEvents.Said;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends rows of the outbox to Kafka once more, marked as a replay. After a crash it goes on behind
 * the last batch that is known to be sent; what is sent twice is heard once in its generation.
 */
class SendAgain implements OperatorWork.Kind {
  private static final Logger log = LoggerFactory.getLogger(SendAgain.class);
  private static final int BATCH = 500;

  private final Replays replays;
  private final KafkaClients kafka;

  SendAgain(Replays replays, KafkaClients kafka) {
    this.replays = replays;
    this.kafka = kafka;
  }

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public List<Integer> open() {
    return replays.running(Replays.TABLE);
  }

  @Override
  public void work(int id, Connection relay) throws Exception {
    Replay replay = replays.find(id).orElseThrow();
    var said = new SaidEvents(relay, kafka.service());
    Long last = replay.lastSeq();
    if (last == null) {
      SaidEvents.Extent extent = said.extent(replay);
      last = extent.lastSeq();
      replays.measured(id, last, extent.events());
      log.info("Replay {} sends {} events to {}", id, extent.events(), replay.consumer());
    }
    Producer<byte[], byte[]> producer = kafka.producer();
    try {
      while (true) {
        replay = replays.find(id).orElseThrow();
        List<Said> batch = said.next(replay, last, BATCH);
        if (batch.isEmpty()) break;
        send(producer, batch);
        if (!replays.sent(id, batch.getLast().seq(), batch.size())) return;
      }
      replays.end(id, "done", null);
      log.info("Replay {} is done", id);
    } catch (Exception failed) {
      if (!(failed instanceof InterruptedException)) replays.trouble(id, failed.toString());
      throw failed;
    } finally {
      producer.close(Duration.ZERO);
    }
  }

  private static void send(Producer<byte[], byte[]> producer, List<Said> batch) throws Exception {
    List<Future<RecordMetadata>> sent = new ArrayList<>(batch.size());
    for (Said each : batch) sent.add(producer.send(each.message()));
    producer.flush();
    for (Future<RecordMetadata> each : sent) each.get();
  }
}
