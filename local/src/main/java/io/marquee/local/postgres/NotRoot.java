package io.marquee.local.postgres;

import io.marquee.local.home.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. A user namespace of its own makes root look like nobody to it
 * while the files stay root's; where namespaces are forbidden (containers), it becomes nobody.
 */
final class NotRoot {
  private static final String NOBODY = "65534";
  private static final List<String> NAMESPACE = List.of("unshare", "-U");
  private static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

  private final List<String> prefix;

  private NotRoot(List<String> prefix) {
    this.prefix = prefix;
  }

  static NotRoot find() throws IOException, InterruptedException {
    if (!System.getProperty("user.name").equals("root")) return new NotRoot(List.of());
    if (succeeds(NAMESPACE)) return new NotRoot(NAMESPACE);
    if (succeeds(AS_NOBODY)) return new NotRoot(AS_NOBODY);
    throw new Refusal(
        "PostgreSQL does not run as root, and neither unshare nor setpriv works here.",
        "Run Marquee as another user.");
  }

  List<String> command(String... words) {
    var command = new ArrayList<>(prefix);
    command.addAll(Arrays.asList(words));
    return command;
  }

  /** Hands the folder to nobody where that is who PostgreSQL runs as. */
  void own(Path folder) throws IOException, InterruptedException {
    if (!prefix.equals(AS_NOBODY)) return;
    run(List.of("chown", "-R", NOBODY + ":" + NOBODY, folder.toString()));
  }

  private static boolean succeeds(List<String> prefix) throws InterruptedException {
    var command = new ArrayList<>(prefix);
    command.add("true");
    try {
      return run(command) == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static int run(List<String> command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
