package io.marquee.film;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Films from the screenplay to the finished file. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class FilmApplication {

  /** Starts the service. */
  public static void main(String[] arguments) {
    SpringApplication.run(FilmApplication.class, arguments);
  }
}
