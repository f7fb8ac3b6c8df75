package io.marquee.outbox.inbox;

import io.marquee.outbox.EventSettings;
import io.marquee.outbox.kafka.KafkaClients;
import io.marquee.outbox.kafka.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets the listeners of a service hear. */
@AutoConfiguration(
    afterName = {
      "io.marquee.outbox.OutboxAutoConfiguration",
      "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration"
    })
class InboxAutoConfiguration {

  @Bean
  Listeners eventListeners(ListableBeanFactory beans) {
    return new Listeners(beans);
  }

  @Bean
  DeadLetterStore deadLetterStore(JdbcTemplate jdbc) {
    return new DeadLetterStore(jdbc);
  }

  @Bean
  Inbox inbox(JdbcTemplate jdbc, PlatformTransactionManager transactions, DeadLetterStore store) {
    return new Inbox(jdbc, newTransaction(transactions), store);
  }

  @Bean
  JdbcDeadLetters deadLetters(
      DeadLetterStore store,
      Inbox inbox,
      PlatformTransactionManager transactions,
      Listeners listeners) {
    return new JdbcDeadLetters(store, inbox, newTransaction(transactions), listeners);
  }

  @Bean
  HearAgain hearAgain(
      KafkaClients kafka,
      Listeners listeners,
      Inbox inbox,
      DeadLetterStore store,
      JdbcDeadLetters deadLetters,
      PlatformTransactionManager transactions,
      EventSettings settings) {
    return new HearAgain(
        kafka.service(),
        listeners,
        inbox,
        store,
        deadLetters,
        newTransaction(transactions),
        settings);
  }

  @Bean
  HearRebuilt hearRebuilt(
      KafkaClients kafka,
      Listeners listeners,
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions) {
    return new HearRebuilt(kafka.service(), listeners, jdbc, newTransaction(transactions));
  }

  @Bean
  Consumers eventConsumers(
      Listeners listeners,
      Inbox inbox,
      DeadLetterStore store,
      JdbcDeadLetters deadLetters,
      HearAgain again,
      PlatformTransactionManager transactions,
      KafkaClients kafka,
      Topics topics,
      EventSettings settings,
      ApplicationContext context,
      ObjectProvider<MeterRegistry> registry,
      ObjectProvider<ObservationRegistry> observations) {
    var meters = new InboxMeters(registry.getIfUnique(SimpleMeterRegistry::new));
    return new Consumers(
        listeners,
        listener ->
            new Hearing(
                listener,
                inbox,
                store,
                deadLetters,
                newTransaction(transactions),
                again,
                meters,
                settings.retryFor()),
        store,
        deadLetters,
        meters,
        kafka,
        topics,
        settings,
        context,
        observations.getIfUnique());
  }

  @Bean
  HealthIndicator consumersHealthIndicator(Listeners listeners, Consumers consumers) {
    return new ConsumersHealth(listeners, consumers);
  }

  private static TransactionTemplate newTransaction(PlatformTransactionManager transactions) {
    var template = new TransactionTemplate(transactions);
    template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return template;
  }
}
