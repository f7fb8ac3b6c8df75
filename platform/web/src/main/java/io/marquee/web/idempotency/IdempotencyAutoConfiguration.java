package io.marquee.web.idempotency;

import io.marquee.web.FilterOrder;
import io.marquee.web.InternalToken;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Idempotency keys for every servlet service with a database. */
@AutoConfiguration(
    after = DataSourceAutoConfiguration.class,
    afterName = "io.marquee.web.servlet.WebAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({JdbcClient.class, DataSourceAutoConfiguration.class})
@ConditionalOnSingleCandidate(DataSource.class)
class IdempotencyAutoConfiguration {
  @Bean
  IdempotencyKeys idempotencyKeys(DataSource dataSource) {
    return new IdempotencyKeys(JdbcClient.create(dataSource));
  }

  @Bean
  IdempotencySweeper idempotencySweeper(IdempotencyKeys keys) {
    return new IdempotencySweeper(keys);
  }

  @Bean
  FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(
      IdempotencyKeys keys, InternalToken tokens) {
    var registration =
        new FilterRegistrationBean<>(
            new IdempotencyFilter(keys, new Digests(tokens.deriveKey("idempotency"))));
    registration.setOrder(FilterOrder.IDEMPOTENCY);
    return registration;
  }
}
