package io.marquee.publishing;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** publishing-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PublishingApplication {

  /**
   * Starts the service.
   *
   * @param arguments settings as {@code --key=value}
   */
  public static void main(String[] arguments) {
    SpringApplication.run(PublishingApplication.class, arguments);
  }
}
