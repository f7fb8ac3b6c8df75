package io.marquee.identity;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** identity-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class IdentityApplication {

  static void main(String[] arguments) {
    SpringApplication.run(IdentityApplication.class, arguments);
  }
}
