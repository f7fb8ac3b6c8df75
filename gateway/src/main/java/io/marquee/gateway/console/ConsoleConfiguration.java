package io.marquee.gateway.console;

import io.marquee.gateway.MarqueeSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsoleSettings.class)
class ConsoleConfiguration {

  private static final Logger log = LoggerFactory.getLogger(ConsoleConfiguration.class);

  @Bean
  ConsoleSession consoleSession(MarqueeSettings marquee, ConsoleSettings settings) {
    return new ConsoleSession(new RefreshCookie(settings.cookieLife()), marquee.publicUrl());
  }

  /** Before {@code /docs}, to which {@code /} leads where there is no console. */
  @Bean
  @Order(-1)
  RouterFunction<ServerResponse> consolePages(ConsoleSettings settings) {
    ConsoleFiles files = ConsoleFiles.in(settings.files());
    if (files == null) {
      log.info("This gateway was built without the console.");
      return request -> Mono.empty();
    }
    return new ConsolePages(files, new ContentSecurity(settings.storage()));
  }
}
