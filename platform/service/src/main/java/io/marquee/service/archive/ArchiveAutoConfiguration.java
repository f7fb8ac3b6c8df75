package io.marquee.service.archive;

import io.marquee.events.archive.ArchiveReportEvent;
import io.marquee.outbox.CommonTopic;
import io.marquee.outbox.Outbox;
import io.marquee.service.SealingKey;
import io.marquee.service.jobs.Jobs;
import io.marquee.tenancy.schema.OwnerDatabase;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets a service give its part to archives of workspaces. */
@AutoConfiguration
@EnableConfigurationProperties(ArchiveSettings.class)
class ArchiveAutoConfiguration {

  /** The one secret that all services share. */
  private static final String KEY = "marquee.audit.key";

  @Bean
  CommonTopic archiveReportTopic() {
    return new CommonTopic(ArchiveReportEvent.class);
  }

  @Bean
  ArchiveLinks archiveLinks(@Value("${" + KEY + ":#{null}}") @Nullable String key) {
    return new ArchiveLinks(SealingKey.of(KEY, key));
  }

  @Bean
  ExportPart exportPart(
      OwnerDatabase database,
      ObjectProvider<ArchiveObjects> objects,
      ObjectProvider<ArchiveQuery> queries,
      ArchiveSettings settings,
      Outbox outbox,
      PlatformTransactionManager transactions,
      @Value("${marquee.service}") String service,
      @Value("${" + KEY + ":#{null}}") @Nullable String key) {
    return new ExportPart(
        new MakePart(
            database, objects.getIfAvailable(), queries.stream().toList(), settings, service),
        new ArchiveAnnouncer(outbox, new TransactionTemplate(transactions), service),
        SealingKey.of(KEY, key),
        settings,
        service);
  }

  @Bean
  ArchiveListener archiveListener(
      Jobs jobs, ExportPart exportPart, Clock clock, @Value("${marquee.service}") String service) {
    return new ArchiveListener(jobs, exportPart, clock, service);
  }
}
