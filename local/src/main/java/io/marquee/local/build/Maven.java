package io.marquee.local.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Packages modules and what they are built from, without tests. */
record Maven(Path root, Path log) {
  private static final String OPTIONS =
      "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED"
          + " --sun-misc-unsafe-memory-access=allow";

  int run(List<String> modules) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("mvn", "-q", "-B", "-ntp", "-T", "1C", "package"));
    command.addAll(List.of("-DskipTests", "-Dmaven.test.skip=true"));
    // The format and the order of poms are for `mvn verify` to judge, not for a start.
    command.addAll(List.of("-Dexec.skip=true", "-Dsort.skip=true"));
    command.addAll(List.of("-pl", String.join(",", modules), "-am"));
    Files.createDirectories(log.getParent());
    var process =
        new ProcessBuilder(command)
            .directory(root.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    process.environment().put("JAVA_HOME", System.getProperty("java.home"));
    process.environment().merge("MAVEN_OPTS", OPTIONS, (given, ours) -> ours + " " + given);
    return process.start().waitFor();
  }
}
