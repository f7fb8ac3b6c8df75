package io.marquee.gateway.keyuse;

import io.marquee.gateway.MarqueeSettings;
import io.marquee.web.InternalToken;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KeyUseConfiguration {

  @Bean
  KeyUses keyUses(Clock clock) {
    return new KeyUses(clock);
  }

  @Bean
  KeyUseReport keyUseReport(
      MarqueeSettings marquee,
      KeyUses uses,
      Clock clock,
      @Value("${marquee.gateway.key-use-report:30s}") Duration interval) {
    URI identity = Objects.requireNonNull(marquee.routes().get("identity"));
    return new KeyUseReport(uses, identity, () -> tokens(marquee, clock), interval);
  }

  private static InternalToken tokens(MarqueeSettings marquee, Clock clock) {
    String key = Objects.requireNonNull(marquee.internalToken().keys().get("identity"));
    return InternalToken.of("identity", key, clock);
  }
}
