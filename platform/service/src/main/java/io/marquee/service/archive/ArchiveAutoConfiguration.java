package io.marquee.service.archive;

import io.marquee.events.archive.ArchiveReportEvent;
import io.marquee.outbox.CommonTopic;
import io.marquee.outbox.Outbox;
import io.marquee.outbox.WorkspaceSnapshots;
import io.marquee.service.SealingKey;
import io.marquee.service.jobs.Jobs;
import io.marquee.tenancy.schema.OwnerDatabase;
import java.time.Clock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Lets a service give its part to archives of workspaces, and take it in from them. */
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
      ArchiveLinks links,
      @Value("${marquee.service}") String service) {
    return new ExportPart(
        new MakePart(
            database, objects.getIfAvailable(), queries.stream().toList(), settings, service),
        new ArchiveAnnouncer(outbox, new TransactionTemplate(transactions), service),
        links,
        settings,
        service);
  }

  @Bean
  ImportPart importPart(
      OwnerDatabase database,
      ObjectProvider<ArchiveObjects> objects,
      ObjectProvider<ArchiveQuery> queries,
      ObjectProvider<ImportedFiles> files,
      WorkspaceSnapshots snapshots,
      ArchiveSettings settings,
      Outbox outbox,
      PlatformTransactionManager transactions,
      ArchiveLinks links,
      JdbcClient jdbc,
      JsonMapper json,
      @Value("${marquee.service}") String service) {
    return new ImportPart(
        new FetchPart(links, service),
        database,
        new TakeObjects(objects.getIfAvailable()),
        new TakeRows(queries.stream().map(ArchiveQuery::name).collect(Collectors.toSet())),
        new TakeFiles(files),
        new ImportRecords(jdbc, json),
        snapshots,
        new ImportAnnouncer(outbox, service),
        new TransactionTemplate(transactions),
        settings);
  }

  @Bean
  ArchiveListener archiveListener(
      Jobs jobs,
      ExportPart exportPart,
      ImportPart importPart,
      Clock clock,
      @Value("${marquee.service}") String service) {
    return new ArchiveListener(jobs, exportPart, importPart, clock, service);
  }
}
