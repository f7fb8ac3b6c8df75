package io.marquee.service.isolation;

import io.marquee.events.isolation.IsolationReportEvent;
import io.marquee.outbox.CommonTopic;
import io.marquee.outbox.Outbox;
import io.marquee.service.jobs.Jobs;
import io.marquee.tenancy.evidence.IsolationProbe;
import io.marquee.tenancy.move.Moves;
import io.marquee.tenancy.schema.TenancySettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets every service prove that it keeps tenants apart. */
@AutoConfiguration
@EnableConfigurationProperties(ProbeSettings.class)
class ProbeAutoConfiguration {

  @Bean
  CommonTopic isolationReportTopic() {
    return new CommonTopic(IsolationReportEvent.class);
  }

  @Bean
  IsolationProbe isolationProbe(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Moves moves,
      TenancySettings tenancy,
      Clock clock) {
    return new IsolationProbe(jdbc, transaction, moves, tenancy.dedicated(), clock);
  }

  @Bean
  ProbeIsolation probeIsolation(
      IsolationProbe probe,
      Outbox outbox,
      TransactionTemplate transaction,
      @Value("${marquee.service}") String service,
      ObjectProvider<MeterRegistry> meters) {
    return new ProbeIsolation(
        probe,
        new ProbeAnnouncer(outbox, transaction, service),
        new ProbeMeters(meters.getIfAvailable(SimpleMeterRegistry::new)));
  }

  @Bean
  @ConditionalOnProperty(name = "marquee.isolation-probe.scheduled", matchIfMissing = true)
  ProbeOnSchedule probeOnSchedule(ProbeIsolation probe, ProbeSettings settings) {
    return new ProbeOnSchedule(probe, settings.every());
  }

  @Bean
  ProbeListener isolationProbeListener(Jobs jobs, ProbeIsolation probe, Clock clock) {
    return new ProbeListener(jobs, probe, clock);
  }
}
