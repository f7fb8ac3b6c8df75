package io.marquee.outbox.replay;

import io.marquee.outbox.ConsumerCatalog;
import io.marquee.outbox.inbox.HearAgain;
import io.marquee.outbox.kafka.KafkaClients;
import io.marquee.outbox.kafka.Topics;
import io.marquee.outbox.operator.OperatorWork;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** Lets operators replay, where there is an actuator. */
@AutoConfiguration(afterName = "io.marquee.outbox.operator.OperatorAutoConfiguration")
@ConditionalOnClass(Endpoint.class)
class ReplayAutoConfiguration {

  @Bean
  Replays replays(JdbcTemplate jdbc) {
    return new Replays(jdbc);
  }

  @Bean
  SendAgain sendAgain(Replays replays, KafkaClients kafka) {
    return new SendAgain(replays, kafka);
  }

  @Bean
  ReadAgain readAgain(Replays replays, KafkaClients kafka, HearAgain again) {
    return new ReadAgain(replays, kafka, again);
  }

  @Bean
  ReplaysEndpoint replaysEndpoint(
      KafkaClients kafka,
      Topics topics,
      Replays replays,
      ConsumerCatalog consumers,
      OperatorWork work,
      ObjectProvider<Clock> clock) {
    return new ReplaysEndpoint(
        kafka.service(), topics, replays, consumers, work, clock.getIfUnique(Clock::systemUTC));
  }
}
