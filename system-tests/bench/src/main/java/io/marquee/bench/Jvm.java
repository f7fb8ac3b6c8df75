package io.marquee.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** JVMs that this one starts, and that end when it does. */
final class Jvm {
  /** The same for all contenders: what a container of 1 GB and two cores gets by itself. */
  static final List<String> CONTENDER =
      List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "-Xshare:auto");

  private Jvm() {}

  /** This class path, without what a process must not see. */
  static String path(Predicate<String> keep) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(keep)
        .collect(Collectors.joining(File.pathSeparator));
  }

  static Process start(
      String path, List<String> flags, Path errors, Class<?> main, List<String> words)
      throws IOException {
    return builder(path, flags, main, words)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(errors.toFile()))
        .start();
  }

  /** One that is spoken with over its input and output. */
  static Process talking(
      String path, List<String> flags, Path errors, Class<?> main, List<String> words)
      throws IOException {
    return builder(path, flags, main, words)
        .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
        .start();
  }

  private static ProcessBuilder builder(
      String path, List<String> flags, Class<?> main, List<String> words) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of("-cp", path, main.getName()));
    command.addAll(words);
    return new ProcessBuilder(command);
  }

  /** The input closes when whoever started this process is gone, however it went. */
  static void endWithParent() {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                while (System.in.read() >= 0) {}
              } catch (IOException closed) {
                // The same as the end of input.
              }
              Runtime.getRuntime().halt(0);
            });
  }
}
