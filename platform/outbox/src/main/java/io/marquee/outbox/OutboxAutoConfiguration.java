package io.marquee.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives a service its {@link Outbox}. */
@AutoConfiguration(after = JdbcTemplateAutoConfiguration.class)
@EnableConfigurationProperties(EventSettings.class)
class OutboxAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean(Outbox.class)
  JdbcOutbox outbox(
      JdbcTemplate jdbc,
      @Value("${marquee.service}") String service,
      ObjectProvider<Clock> clock,
      ObjectProvider<TraceSource> traces,
      ObjectProvider<MeterRegistry> meters) {
    List<TraceSource> sources = new ArrayList<>(traces.orderedStream().toList());
    return new JdbcOutbox(
        jdbc,
        new EnvelopeFactory(service, clock.getIfUnique(Clock::systemUTC), sources),
        meters.getIfUnique(SimpleMeterRegistry::new));
  }

  @Bean
  @Order(1)
  TraceSource tracerTraceSource(ObjectProvider<Tracer> tracer) {
    return new TracerTraceSource(tracer.getIfUnique(() -> Tracer.NOOP));
  }

  @Bean
  WorkspaceSnapshots workspaceSnapshots(
      ObjectProvider<SnapshotSource> sources,
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions) {
    return new WorkspaceSnapshots(sources, jdbc, new TransactionTemplate(transactions));
  }

  @Bean
  EventSpans eventSpans(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
    return new EventSpans(tracer.getIfUnique(), propagator.getIfUnique());
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(
      name = {
        "org.springframework.web.context.request.RequestContextHolder",
        "jakarta.servlet.http.HttpServletRequest"
      })
  static class Requests {
    @Bean
    @Order(2)
    TraceSource requestTraceSource() {
      return new RequestTraceSource();
    }
  }
}
