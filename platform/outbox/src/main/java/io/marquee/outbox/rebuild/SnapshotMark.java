package io.marquee.outbox.rebuild;

import io.marquee.outbox.inbox.ReplayMark;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The record behind the last snapshot of a run, in each partition: {@code marquee-snapshots:
 * <request>}. It is no event; consumers pass it over as a replay that is meant for nobody.
 */
final class SnapshotMark {
  private static final String HEADER = "marquee-snapshots";
  private static final String TYPE = "marquee.snapshots-said.v1";

  private SnapshotMark() {}

  static ProducerRecord<byte[], byte[]> of(String topic, int partition, UUID request) {
    var mark =
        new ProducerRecord<byte[], byte[]>(
            topic,
            partition,
            request.toString().getBytes(StandardCharsets.US_ASCII),
            "{}".getBytes(StandardCharsets.US_ASCII));
    mark.headers().add(HEADER, request.toString().getBytes(StandardCharsets.US_ASCII));
    mark.headers().add("ce_type", TYPE.getBytes(StandardCharsets.US_ASCII));
    new ReplayMark(0, "nobody", false).write(mark.headers());
    return mark;
  }

  /** The run that has ended here, if one has. */
  static Optional<String> read(Headers headers) {
    @Nullable Header header = headers.lastHeader(HEADER);
    return header == null
        ? Optional.empty()
        : Optional.of(new String(header.value(), StandardCharsets.US_ASCII));
  }
}
