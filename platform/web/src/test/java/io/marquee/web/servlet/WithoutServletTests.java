package io.marquee.web.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.web.Caller;
import io.marquee.web.InternalToken;
import io.marquee.web.Problem;
import io.marquee.web.Unauthenticated;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.ClassUtils;

/** The gateway has this module, but no servlet API, no database and no springdoc. */
class WithoutServletTests {
  @Test
  void theServletPartStaysOutOfTheGateway() {
    new ApplicationContextRunner()
        .withClassLoader(
            new FilteredClassLoader(
                "jakarta.servlet",
                "org.springframework.web.servlet",
                "org.springframework.boot.webmvc",
                "org.springframework.boot.jdbc",
                "org.springframework.jdbc",
                "org.springdoc",
                "io.swagger"))
        .withConfiguration(AutoConfigurations.of(ours()))
        .run(
            context ->
                assertThat(context)
                    .hasNotFailed()
                    .doesNotHaveBean(InternalToken.class)
                    .hasBean("marqueeJson"));
  }

  @Test
  void tokensAndProblemsNeedNoContext() {
    var tokens = new InternalToken("film", new byte[32], Clock.systemUTC());
    Caller caller = Caller.person(UUID.randomUUID(), UUID.randomUUID());
    assertThat(tokens.verify(tokens.issue(caller))).isEqualTo(caller);
    assertThat(Problem.of(new Unauthenticated("Who?"), null).json()).contains("\"status\":401");
  }

  private static Class<?>[] ours() {
    return ImportCandidates.load(AutoConfiguration.class, null).getCandidates().stream()
        .filter(name -> name.startsWith("io.marquee."))
        .map(name -> ClassUtils.resolveClassName(name, null))
        .toArray(Class<?>[]::new);
  }
}
