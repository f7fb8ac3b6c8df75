import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Builds and tests the console with the npm of this machine, and only what changed: Maven calls it
 * with {@code build} or {@code test}. Without Node.js the gateway is built without a console.
 */
final class Build {

  private static final int[] OLDEST_NODE = {20, 19};
  private static final Set<String> NOT_SOURCES = Set.of("node_modules", "target");

  private final Path target = Path.of("target");
  private final Path made = target.resolve("classes/console");

  public static void main(String[] arguments) throws Exception {
    var build = new Build();
    boolean well =
        switch (arguments[0]) {
          case "build" -> build.build();
          case "test" -> build.test();
          default -> throw new IllegalArgumentException(arguments[0]);
        };
    if (!well) System.exit(1);
  }

  private boolean build() throws Exception {
    String sources = checksum();
    if (isDone("build", sources) && Files.exists(made.resolve("index.html"))) return true;
    forget("build");
    String lack = lack();
    if (lack.isEmpty()) lack = install();
    if (!lack.isEmpty()) {
      clear(made);
      warn(lack);
      return true;
    }
    if (!run(List.of("npm", "run", "--silent", "build"), "CONSOLE_OUT", made.toString()))
      return false;
    remember("build", sources);
    return true;
  }

  private boolean test() throws Exception {
    String sources = checksum();
    if (isDone("test", sources) || !isDone("build", sources)) return true;
    if (!run(List.of("npm", "run", "--silent", "test"), "CI", "true")) return false;
    remember("test", sources);
    return true;
  }

  /** Why the console cannot be built here, "" if it can. */
  private static String lack() throws IOException, InterruptedException {
    String node = said("node", "--version");
    if (node.isEmpty()) return "Node.js is not on the path";
    String[] parts = node.substring(1).split("\\.");
    int major = Integer.parseInt(parts[0]);
    int minor = Integer.parseInt(parts[1]);
    if (major < OLDEST_NODE[0] || (major == OLDEST_NODE[0] && minor < OLDEST_NODE[1]))
      return "Node.js " + node + " is older than " + OLDEST_NODE[0] + "." + OLDEST_NODE[1];
    return said(npm(), "--version").isEmpty() ? "npm is not on the path" : "";
  }

  /** Fetches the packages if they are not those of the lockfile. */
  private String install() throws Exception {
    Path stamp = Path.of("node_modules/.marquee");
    String wanted = checksum(List.of(Path.of("package-lock.json"), Path.of("package.json")));
    if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) return "";
    if (!run(List.of("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"), "CI", "true"))
      return "npm could not fetch its packages";
    Files.writeString(stamp, wanted);
    return "";
  }

  private static void warn(String lack) {
    System.out.println(
        """
        [WARNING] The gateway is built WITHOUT the console: %s.
        [WARNING] It needs Node.js %d.%d or newer with npm (https://nodejs.org), and npm's registry once."""
            .formatted(lack, OLDEST_NODE[0], OLDEST_NODE[1]));
  }

  private String checksum() throws Exception {
    try (Stream<Path> files = Files.walk(Path.of(""))) {
      return checksum(
          files
              .filter(file -> !NOT_SOURCES.contains(file.getName(0).toString()))
              .filter(file -> !file.toString().endsWith(".md"))
              .filter(Files::isRegularFile)
              .sorted()
              .toList());
    }
  }

  private static String checksum(List<Path> files) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (Path file : files) {
      byte[] content = Files.readAllBytes(file);
      digest.update((file + ":" + content.length + "\n").getBytes());
      digest.update(content);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private boolean isDone(String step, String sources) throws IOException {
    Path print = target.resolve("console." + step);
    return Files.exists(print) && Files.readString(print).equals(sources);
  }

  private void remember(String step, String sources) throws IOException {
    Files.writeString(target.resolve("console." + step), sources);
  }

  private void forget(String step) throws IOException {
    Files.createDirectories(target);
    Files.deleteIfExists(target.resolve("console." + step));
  }

  private static void clear(Path folder) throws IOException {
    if (!Files.exists(folder)) return;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) Files.delete(file);
    }
  }

  private static boolean run(List<String> command, String name, String value)
      throws IOException, InterruptedException {
    var words = new ArrayList<>(command);
    words.set(0, npm());
    var process = new ProcessBuilder(words).inheritIO();
    process.environment().putAll(Map.of(name, value, "NO_UPDATE_NOTIFIER", "1"));
    return process.start().waitFor() == 0;
  }

  private static String said(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String words = new String(process.getInputStream().readAllBytes()).strip();
      return process.waitFor() == 0 ? words : "";
    } catch (IOException missing) {
      return "";
    }
  }

  private static String npm() {
    return System.getProperty("os.name").startsWith("Windows") ? "npm.cmd" : "npm";
  }
}
