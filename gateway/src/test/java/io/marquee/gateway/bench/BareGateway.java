package io.marquee.gateway.bench;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** Spring Cloud Gateway as its documentation has it: one route, nothing else. */
@SpringBootConfiguration
@EnableAutoConfiguration
class BareGateway {

  public static void main(String[] words) {
    SpringApplication.run(BareGateway.class, words);
  }
}
