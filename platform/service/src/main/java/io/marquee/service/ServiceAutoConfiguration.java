package io.marquee.service;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** The few beans that every service has. */
@AutoConfiguration
class ServiceAutoConfiguration {

  /** As fine as the database keeps times: what is told of a moment is what is stored. */
  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
  }

  /** {@code marquee.start=migrate}: what a rollout runs before it. */
  @Bean
  @ConditionalOnProperty(name = "marquee.start", havingValue = "migrate")
  MigrateOnly migrateOnly(ObjectProvider<MigrateOnly.Ending> ending) {
    // Halted, not closed: nothing was begun that would have to be ended.
    return new MigrateOnly(ending.getIfAvailable(() -> () -> Runtime.getRuntime().halt(0)));
  }
}
