package io.marquee.web.traces;

import io.micrometer.observation.ObservationPredicate;
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** What of Spring's spans is worth telling. */
@AutoConfiguration
@ConditionalOnClass(SpanExportingPredicate.class)
class TracesAutoConfiguration {

  /** Probes and scrapes come every few seconds and say nothing. */
  @Bean
  SpanExportingPredicate withoutProbes() {
    return span -> !span.getTags().getOrDefault("uri", "").startsWith("/actuator");
  }

  /** Several spans for each request, of steps that take no time. */
  @Bean
  ObservationPredicate withoutSecurityFilters() {
    return (name, context) -> !name.startsWith("spring.security");
  }
}
