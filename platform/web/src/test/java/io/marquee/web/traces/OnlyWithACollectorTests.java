package io.marquee.web.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.mock.env.MockEnvironment;

class OnlyWithACollectorTests {

  private static final List<String> ALL =
      ImportCandidates.load(AutoConfiguration.class, null).getCandidates();

  private final MockEnvironment environment = new MockEnvironment();

  @Test
  void withoutOneThereIsNoTracerAtAll() {
    assertThat(left()).hasSizeGreaterThan(50).noneMatch(OnlyWithACollectorTests::isOfTraces);
  }

  @Test
  void anEmptyAddressIsNone() {
    environment.setProperty(OnlyWithACollector.ENDPOINT, " ");

    assertThat(left()).noneMatch(OnlyWithACollectorTests::isOfTraces);
  }

  @Test
  void withOneAllOfSpringBootsTracingIsThere() {
    environment.setProperty(OnlyWithACollector.ENDPOINT, "http://collector:4318/v1/traces");

    assertThat(left())
        .isEqualTo(ALL)
        .anyMatch(name -> name.endsWith(".OtlpTracingAutoConfiguration"))
        .anyMatch(name -> name.endsWith(".OpenTelemetryTracingAutoConfiguration"))
        .anyMatch(name -> name.endsWith(".TracesAutoConfiguration"));
  }

  private List<String> left() {
    var filter = new OnlyWithACollector();
    filter.setEnvironment(environment);
    @Nullable String[] names = ALL.toArray(String[]::new);
    boolean[] wanted = filter.match(names, mock(AutoConfigurationMetadata.class));
    return Stream.iterate(0, n -> n + 1)
        .limit(names.length)
        .filter(n -> wanted[n])
        .map(n -> ALL.get(n))
        .toList();
  }

  private static boolean isOfTraces(String name) {
    return name.toLowerCase(java.util.Locale.ROOT).matches(".*(trac|telemetry|exemplar).*");
  }
}
