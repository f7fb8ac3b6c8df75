package io.marquee.outbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class KafkaClientsTests {

  @Test
  void takesFromTheEnvironmentHowToBeLetIn() {
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                Map.of("MARQUEE_KAFKACLIENT_SSL_KEYSTORE_TYPE", "PEM")));

    var clients = new KafkaAutoConfiguration().kafkaClients("kafka:9093", "film", environment);

    assertThat(clients.consumer("film.reservations"))
        .containsEntry("bootstrap.servers", "kafka:9093")
        .containsEntry("ssl.keystore.type", "PEM");
  }
}
