package io.marquee.gateway.console;

import io.marquee.gateway.MarqueeSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsoleSettings.class)
class ConsoleConfiguration {

  @Bean
  ConsoleSession consoleSession(MarqueeSettings marquee, ConsoleSettings settings) {
    return new ConsoleSession(new RefreshCookie(settings.cookieLife()), marquee.publicUrl());
  }
}
