package io.marquee.local.process;

import io.marquee.local.home.Home;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A JVM's command line, with the flags that keep many of them small on one laptop.
 *
 * @param mark a system property that names the part and the home, by which its process is known
 * @param flags for the JVM
 */
public record JavaCommand(String mark, List<String> flags) {
  /** One memory arena per processor would cost tens of megabytes in every JVM. */
  public static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "2");

  private static final List<String> SMALL =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseCompactObjectHeaders",
          "-XX:TrimNativeHeapInterval=10000",
          "-XX:+ExitOnOutOfMemoryError",
          "-Xss512k",
          // Eden is touched as a whole before it is first collected, so it must not be large.
          "-Xms32m",
          "-Xmn12m",
          "-Djava.awt.headless=true",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  /**
   * @param part whose mark it bears
   * @param megabytes the heap at most; {@code MARQUEE_HEAP_FILM=400} overrides it
   */
  public static JavaCommand of(Home home, String part, int megabytes) {
    String variable = "MARQUEE_HEAP_" + part.toUpperCase(Locale.ROOT).replace('-', '_');
    String heap = System.getenv().getOrDefault(variable, Integer.toString(megabytes));
    return new JavaCommand("-Dmarquee.part=%s@%s".formatted(part, home.folder()), SMALL)
        .with("-Xmx" + heap + "m");
  }

  /** A JVM on the launcher's own class path. */
  public static JavaCommand ofLauncher(Home home, String part, int megabytes) {
    return of(home, part, megabytes).with("-cp", System.getProperty("java.class.path"));
  }

  /** A JVM on what others wrote of that class path, which no build of ours changes. */
  public static JavaCommand ofLibraries(Home home, String part, int megabytes) {
    String path =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.endsWith(".jar"))
            .filter(entry -> !Path.of(entry).startsWith(home.repository()))
            .collect(Collectors.joining(File.pathSeparator));
    return of(home, part, megabytes).with("-cp", path);
  }

  /** A short word that changes with the JDK, the flags and the class path. */
  public String print() {
    String all = System.getProperty("java.vm.version") + this;
    return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
  }

  public JavaCommand with(String... more) {
    var all = new ArrayList<>(flags);
    all.addAll(Arrays.asList(more));
    return new JavaCommand(mark, List.copyOf(all));
  }

  /** The whole command: a main class, or {@code -jar} and a jar, and its arguments. */
  public List<String> run(String... main) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(mark);
    command.addAll(flags);
    command.addAll(Arrays.asList(main));
    return List.copyOf(command);
  }
}
