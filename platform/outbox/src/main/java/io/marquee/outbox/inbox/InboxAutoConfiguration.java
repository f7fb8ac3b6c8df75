package io.marquee.outbox.inbox;

import io.marquee.outbox.EventSettings;
import io.marquee.outbox.kafka.KafkaClients;
import io.marquee.outbox.kafka.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import jakarta.persistence.EntityManagerFactory;
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
  InboxMeters inboxMeters(ObjectProvider<MeterRegistry> registry) {
    return new InboxMeters(registry.getIfUnique(SimpleMeterRegistry::new));
  }

  @Bean
  Inbox inbox(
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions,
      DeadLetterStore store,
      KafkaClients kafka,
      ObjectProvider<ObservationRegistry> observations,
      ObjectProvider<EntityManagerFactory> persistence) {
    return new Inbox(
        jdbc,
        newTransaction(transactions),
        store,
        new Handling(kafka.service(), observations.getIfUnique()),
        new PersistenceContext(persistence.getIfUnique()));
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
      Retries retries) {
    return new HearAgain(
        kafka.service(),
        listeners,
        inbox,
        store,
        deadLetters,
        newTransaction(transactions),
        retries);
  }

  @Bean
  Retention eventRetention(
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions,
      ObjectProvider<MeterRegistry> registry,
      EventSettings settings) {
    return new Retention(
        jdbc,
        newTransaction(transactions),
        registry.getIfUnique(SimpleMeterRegistry::new),
        settings.keepOutbox());
  }

  @Bean
  Watch eventWatch(
      Listeners listeners,
      DeadLetterStore store,
      JdbcTemplate jdbc,
      JdbcDeadLetters deadLetters,
      InboxMeters meters) {
    return new Watch(listeners, store, new ParkedKeys(jdbc), deadLetters, meters);
  }

  @Bean
  Retries eventRetries(
      JdbcTemplate jdbc,
      JdbcDeadLetters deadLetters,
      Listeners listeners,
      PlatformTransactionManager transactions,
      InboxMeters meters,
      EventSettings settings) {
    return new Retries(
        new ParkedKeys(jdbc),
        deadLetters,
        listeners,
        newTransaction(transactions),
        meters,
        settings.retryFor());
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
      InboxMeters meters,
      Watch watch,
      Retries retries,
      PlatformTransactionManager transactions,
      KafkaClients kafka,
      Topics topics,
      EventSettings settings,
      ApplicationContext context) {
    var transaction = newTransaction(transactions);
    var turns = new Turns(settings.listenConnections());
    return new Consumers(
        listeners,
        listener ->
            new Hearing(
                listener,
                inbox,
                new HeardAlone(
                    listener, inbox, store, deadLetters, transaction, meters, turns, retries),
                again,
                meters,
                turns),
        new Containers(kafka, context),
        retries,
        watch,
        new Lag(kafka, meters),
        topics,
        settings);
  }

  @Bean
  HealthIndicator consumersHealthIndicator(Listeners listeners, Consumers consumers, Watch watch) {
    return new ConsumersHealth(listeners, consumers, watch);
  }

  private static TransactionTemplate newTransaction(PlatformTransactionManager transactions) {
    var template = new TransactionTemplate(transactions);
    template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return template;
  }
}
