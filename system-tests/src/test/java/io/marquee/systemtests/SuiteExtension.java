package io.marquee.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/** Gives tests the one {@link Suite} that all of them share, and keeps its logs when one fails. */
class SuiteExtension implements ParameterResolver, TestWatcher {
  private static final ExtensionContext.Namespace OURS =
      ExtensionContext.Namespace.create(SuiteExtension.class);

  private static final int TAIL = 10;

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Suite.class;
  }

  @Override
  public Suite resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // In the root's store, which closes it after the last test.
    return context
        .getRoot()
        .getStore(OURS)
        .computeIfAbsent(Start.class, key -> Start.attempt(), Start.class)
        .suite();
  }

  /** The start of the suite. One that fails is not tried again for each class. */
  private record Start(Suite started, @Nullable Throwable failure) implements AutoCloseable {
    static Start attempt() {
      var suite = new Suite();
      try {
        suite.start();
        return new Start(suite, null);
      } catch (AssertionError | RuntimeException failed) {
        return new Start(suite, failed);
      }
    }

    Suite suite() {
      if (failure != null) throw new AssertionError("the suite did not start", failure);
      return started;
    }

    @Override
    public void close() {
      started.close();
    }
  }

  @Override
  public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
    Start start = context.getRoot().getStore(OURS).get(Start.class, Start.class);
    if (start == null || !Files.isDirectory(start.started().logs())) return;
    try {
      keep(start.started(), context);
    } catch (IOException e) {
      System.err.println("the logs cannot be kept: " + e);
    }
  }

  private static void keep(Suite suite, ExtensionContext context) throws IOException {
    Path kept =
        suite
            .logs()
            .resolveSibling("failed")
            .resolve(
                context.getRequiredTestClass().getSimpleName()
                    + "."
                    + context.getRequiredTestMethod().getName());
    Files.createDirectories(kept);
    try (Stream<Path> logs = Files.list(suite.logs())) {
      for (Path log : logs.toList()) {
        Files.copy(log, kept.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        tell(log);
      }
    }
    System.out.println("The logs of this moment are in " + kept.normalize());
  }

  private static void tell(Path log) throws IOException {
    List<String> troubles =
        Files.readAllLines(log).stream()
            .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
            .toList();
    // What is missing while a class cache is made is not missed.
    if (troubles.isEmpty() || log.toString().endsWith("-training.log")) return;
    System.out.println("--- " + log.getFileName());
    troubles
        .subList(Math.max(0, troubles.size() - TAIL), troubles.size())
        .forEach(System.out::println);
  }
}
