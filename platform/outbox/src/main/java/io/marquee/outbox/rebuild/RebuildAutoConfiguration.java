package io.marquee.outbox.rebuild;

import io.marquee.outbox.Projection;
import io.marquee.outbox.SnapshotSource;
import io.marquee.outbox.inbox.HearRebuilt;
import io.marquee.outbox.kafka.KafkaClients;
import io.marquee.outbox.operator.OperatorWork;
import io.marquee.tenancy.database.PostgresSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets operators rebuild projections, and owners say snapshots, where there is an actuator. */
@AutoConfiguration(afterName = "io.marquee.outbox.operator.OperatorAutoConfiguration")
@ConditionalOnClass(Endpoint.class)
class RebuildAutoConfiguration {

  @Bean
  SnapshotRuns snapshotRuns(JdbcTemplate jdbc) {
    return new SnapshotRuns(jdbc);
  }

  @Bean
  SaySnapshots saySnapshots(
      SnapshotRuns runs,
      ObjectProvider<SnapshotSource> sources,
      PlatformTransactionManager transactions,
      KafkaClients kafka) {
    return new SaySnapshots(
        runs, sources.orderedStream().toList(), new TransactionTemplate(transactions), kafka);
  }

  @Bean
  SnapshotsEndpoint snapshotsEndpoint(
      SnapshotRuns runs, SaySnapshots snapshots, OperatorWork work) {
    return new SnapshotsEndpoint(runs, snapshots, work);
  }

  @Bean
  Rebuilds rebuilds(JdbcTemplate jdbc) {
    return new Rebuilds(jdbc);
  }

  @Bean
  Rebuilder rebuilder(
      Rebuilds rebuilds,
      ObjectProvider<Projection> projections,
      HearRebuilt hearing,
      KafkaClients kafka,
      PostgresSettings postgres) {
    return new Rebuilder(rebuilds, projections.orderedStream().toList(), hearing, kafka, postgres);
  }

  /** A projection that could not be rebuilt stops the start, not the operator. */
  @Bean
  SmartInitializingSingleton projectionsAreRebuildable(
      ObjectProvider<Projection> projections, Rebuilder rebuilder) {
    return () -> projections.orderedStream().forEach(rebuilder::ears);
  }

  @Bean
  RebuildsEndpoint rebuildsEndpoint(Rebuilds rebuilds, Rebuilder rebuilder, OperatorWork work) {
    return new RebuildsEndpoint(rebuilds, rebuilder, work);
  }
}
