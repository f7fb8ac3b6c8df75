package io.marquee.workspace;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts workspace-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class WorkspaceApplication {

  /**
   * Starts the service.
   *
   * @param arguments settings as {@code --key=value}
   */
  public static void main(String[] arguments) {
    SpringApplication.run(WorkspaceApplication.class, arguments);
  }
}
