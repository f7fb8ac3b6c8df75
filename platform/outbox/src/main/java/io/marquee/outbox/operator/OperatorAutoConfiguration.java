package io.marquee.outbox.operator;

import io.marquee.outbox.ConsumerCatalog;
import io.marquee.outbox.DeadLetters;
import io.marquee.tenancy.database.PostgresSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The operators' endpoints, where there is an actuator. */
@AutoConfiguration(afterName = "io.marquee.outbox.inbox.InboxAutoConfiguration")
@ConditionalOnClass(Endpoint.class)
class OperatorAutoConfiguration {

  @Bean
  DeadLettersEndpoint deadLettersEndpoint(
      DeadLetters letters,
      ConsumerCatalog consumers,
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions) {
    return new DeadLettersEndpoint(
        letters, new DeadLetterViews(jdbc, new TransactionTemplate(transactions)), consumers);
  }

  @Bean
  OperatorWork operatorWork(PostgresSettings postgres, ObjectProvider<OperatorWork.Kind> kinds) {
    return new OperatorWork(postgres, kinds.orderedStream().toList());
  }

  @Bean
  ConsumersEndpoint consumersEndpoint(ConsumerCatalog consumers) {
    return new ConsumersEndpoint(consumers);
  }
}
