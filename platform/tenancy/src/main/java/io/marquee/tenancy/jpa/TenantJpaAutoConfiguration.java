package io.marquee.tenancy.jpa;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.orm.jpa.vendor.HibernateJpaDialect;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/** Puts {@link TenantBindingDialect} under the JPA transaction manager. */
@AutoConfiguration(before = HibernateJpaAutoConfiguration.class)
class TenantJpaAutoConfiguration {

  @Bean
  HibernateJpaVendorAdapter jpaVendorAdapter() {
    return new HibernateJpaVendorAdapter() {
      private final HibernateJpaDialect dialect = new TenantBindingDialect();

      @Override
      public HibernateJpaDialect getJpaDialect() {
        return dialect;
      }
    };
  }
}
