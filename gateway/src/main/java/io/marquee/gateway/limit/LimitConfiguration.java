package io.marquee.gateway.limit;

import io.marquee.gateway.MarqueeSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
class LimitConfiguration {

  private static final int CALLERS = 50_000;

  @Bean
  Buckets buckets() {
    return new Buckets(System::nanoTime, CALLERS);
  }

  @Bean
  Limits limits(Buckets buckets, LimitSettings settings) {
    return new Limits(buckets, settings);
  }

  @Bean
  UsageExchange usageExchange(
      MarqueeSettings marquee, Buckets buckets, LimitSettings settings, MeterRegistry meters) {
    Replicas replicas = new Replicas(buckets, System::nanoTime, settings.alone());
    Gauge.builder("marquee.gateway.replicas.others", replicas, Replicas::others).register(meters);
    return new UsageExchange(marquee.kafka(), marquee.kafkaClient(), replicas, settings.exchange());
  }
}
