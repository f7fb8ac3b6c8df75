package io.marquee.service.jobs;

import io.marquee.outbox.EventSpans;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** Opens the job door. */
@AutoConfiguration
@EnableConfigurationProperties(JobSettings.class)
class JobsAutoConfiguration {

  @Bean
  Jobs jobs(
      ObjectProvider<Job<?>> jobs,
      ObjectProvider<RecurringJob> recurring,
      DataSource dataSource,
      JsonMapper json,
      JobSettings settings,
      ObjectProvider<MeterRegistry> meters,
      EventSpans spans) {
    return new JobScheduler(
        jobs,
        recurring,
        dataSource,
        json,
        settings,
        new JobMeters(meters.getIfAvailable(SimpleMeterRegistry::new)),
        spans);
  }
}
