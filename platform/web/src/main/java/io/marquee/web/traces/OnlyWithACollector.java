package io.marquee.web.traces;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Keeps Spring Boot's tracing out of a process that has no collector to tell: a tracer that nobody
 * hears would still make spans of every request.
 */
class OnlyWithACollector implements AutoConfigurationImportFilter, EnvironmentAware {

  static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

  private static final List<String> PACKAGES =
      List.of(
          "org.springframework.boot.micrometer.tracing.",
          "org.springframework.boot.opentelemetry.",
          "io.marquee.web.traces.");

  private @Nullable Environment environment;

  @Override
  public void setEnvironment(Environment environment) {
    this.environment = environment;
  }

  @Override
  public boolean[] match(@Nullable String[] names, AutoConfigurationMetadata metadata) {
    boolean told = environment != null && StringUtils.hasText(environment.getProperty(ENDPOINT));
    boolean[] wanted = new boolean[names.length];
    for (int n = 0; n < names.length; n++) wanted[n] = told || !isOfTraces(names[n]);
    return wanted;
  }

  /** Names that another filter has taken out are null. */
  private static boolean isOfTraces(@Nullable String name) {
    return name != null && PACKAGES.stream().anyMatch(name::startsWith);
  }
}
