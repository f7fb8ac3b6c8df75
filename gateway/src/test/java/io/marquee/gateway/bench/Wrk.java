package io.marquee.gateway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The load generator wrk, where it is installed: it takes less of the machine than a JVM. */
final class Wrk {

  private static final Path PROGRAM = Path.of("/usr/bin/wrk");
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
  private static final Pattern FAILED =
      Pattern.compile("Non-2xx or 3xx responses: (\\d+)|Socket errors: .*");

  private final Path script;

  Wrk(Path folder, List<byte[]> requests) throws IOException {
    script = folder.resolve("requests.lua");
    String list =
        requests.stream()
            .map(request -> "[==[" + new String(request).replace("\r", "") + "]==]")
            .collect(Collectors.joining(",\n"));
    Files.writeString(
        script,
        "local all = {"
            + list
            + "}\nfor i, r in ipairs(all) do all[i] = r:gsub('\\n', '\\r\\n') end\n"
            + "local next = 0\nfunction request() next = next + 1; return all[next % #all + 1] end\n");
  }

  static boolean isThere() {
    return Files.isExecutable(PROGRAM);
  }

  /** Requests a second. */
  double run(int port, int connections, int seconds) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                PROGRAM.toString(),
                "-t1",
                "-c" + connections,
                "-d" + seconds + "s",
                "--timeout",
                "10s",
                "-s",
                script.toString(),
                "http://127.0.0.1:" + port)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes());
    process.waitFor();
    Matcher rate = RATE.matcher(said);
    if (!rate.find() || FAILED.matcher(said).find()) throw new IOException("wrk: " + said);
    return Double.parseDouble(rate.group(1));
  }
}
