package io.marquee.gateway.route;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

@Configuration(proxyBeanMethods = false)
class RouteConfiguration {

  @Bean
  RouteTable routeTable(@Value("classpath:routes.yml") Resource file) {
    return RoutesFile.read(file);
  }
}
