package io.marquee.outbox.relay;

import io.marquee.outbox.EventSettings;
import io.marquee.outbox.kafka.KafkaClients;
import io.marquee.outbox.kafka.Topics;
import io.marquee.tenancy.database.PostgresSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Starts the relay in every service that has an outbox. */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "marquee.events.relay", matchIfMissing = true)
class RelayAutoConfiguration {

  @Bean
  RelayStatus relayStatus() {
    return new RelayStatus();
  }

  @Bean
  Relay relay(
      EventSettings settings,
      PostgresSettings postgres,
      KafkaClients kafka,
      Topics topics,
      RelayStatus status,
      ObjectProvider<MeterRegistry> meters) {
    return new Relay(
        settings,
        postgres,
        kafka,
        topics,
        status,
        new RelayMeters(meters.getIfUnique(SimpleMeterRegistry::new), status));
  }

  @Bean
  HealthIndicator relayHealthIndicator(RelayStatus status) {
    return new RelayHealth(status);
  }
}
