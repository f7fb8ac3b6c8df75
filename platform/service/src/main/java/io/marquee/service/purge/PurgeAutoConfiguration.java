package io.marquee.service.purge;

import io.marquee.events.purge.PurgeReportEvent;
import io.marquee.outbox.CommonTopic;
import io.marquee.outbox.EventSettings;
import io.marquee.outbox.Outbox;
import io.marquee.service.jobs.Jobs;
import io.marquee.tenancy.move.Moves;
import io.marquee.tenancy.schema.TenancySettings;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives a service its {@link WorkspacePurge}. */
@AutoConfiguration
@EnableConfigurationProperties(PurgeSettings.class)
class PurgeAutoConfiguration {

  @Bean
  CommonTopic purgeReportTopic() {
    return new CommonTopic(PurgeReportEvent.class);
  }

  @Bean
  PurgeReportAnnouncer purgeReportAnnouncer(
      Outbox outbox,
      JdbcClient jdbc,
      EventSettings events,
      PurgeSettings settings,
      Clock clock,
      @Value("${marquee.service}") String service) {
    return new PurgeReportAnnouncer(
        outbox, new PurgeCounts(jdbc), events, settings, clock, service);
  }

  @Bean
  PurgeJob purgeJob(
      ObjectProvider<PurgePart> parts,
      PurgeReportAnnouncer announcer,
      Moves moves,
      TenancySettings tenancy,
      JdbcClient jdbc,
      TransactionTemplate transaction) {
    return new PurgeJob(
        parts,
        new TenantRows(jdbc, transaction),
        new OwnSchema(moves, tenancy),
        new ServiceRows(jdbc, transaction),
        announcer,
        jdbc,
        transaction);
  }

  @Bean
  WorkspacePurge workspacePurge(Jobs jobs, PurgeJob job, Clock clock) {
    return new WorkspacePurge(jobs, job, clock);
  }
}
