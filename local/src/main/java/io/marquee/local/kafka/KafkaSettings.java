package io.marquee.local.kafka;

import java.nio.file.Path;

/** A single node's {@code server.properties}: topics are made by the services, never by use. */
final class KafkaSettings {
  private KafkaSettings() {}

  static String of(int port, int controllerPort, Path data) {
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.voters=1@localhost:%2$d
    listeners=PLAINTEXT://localhost:%1$d,CONTROLLER://localhost:%2$d
    advertised.listeners=PLAINTEXT://localhost:%1$d
    controller.listener.names=CONTROLLER
    listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
    log.dirs=%3$s
    auto.create.topics.enable=false
    default.replication.factor=1
    min.insync.replicas=1
    offsets.topic.replication.factor=1
    offsets.topic.num.partitions=4
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    transaction.state.log.num.partitions=2
    share.coordinator.state.topic.replication.factor=1
    share.coordinator.state.topic.min.isr=1
    share.coordinator.state.topic.num.partitions=2
    group.initial.rebalance.delay.ms=0
    # A lost machine may lose a second of the log; the outbox holds it and sends it again.
    log.flush.interval.ms=1000
    log.retention.hours=168
    log.segment.bytes=67108864
    log.index.size.max.bytes=1048576
    log.cleaner.dedupe.buffer.size=4194304
    log.cleaner.io.buffer.size=131072
    num.network.threads=2
    num.io.threads=4
    background.threads=2
    num.recovery.threads.per.data.dir=2
    metadata.log.max.record.bytes.between.snapshots=4194304
    # A killed broker is believed alive for so long, and its next start waits for it.
    broker.session.timeout.ms=5000
    broker.heartbeat.interval.ms=1000
    """
        .formatted(port, controllerPort, data);
  }
}
