package io.marquee.outbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class EncryptedClientsTests {

  @Test
  void everyClientIsToldWhatKafkaCallsIt() {
    var environment =
        new MockEnvironment()
            .withProperty("marquee.kafka-client.security.protocol", "SSL")
            .withProperty("marquee.kafka-client.[ssl.truststore.type]", "PEM");
    var clients = new KafkaAutoConfiguration().kafkaClients("broker:9093", "film", environment);
    assertThat(clients.consumer("group"))
        .containsEntry("bootstrap.servers", "broker:9093")
        .containsEntry("security.protocol", "SSL")
        .containsEntry("ssl.truststore.type", "PEM");
  }
}
