package io.marquee.tenancy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A pooler in transaction mode that lets all clients share one connection to the server. */
final class PgBouncer implements AutoCloseable {

  private final Process process;
  private final int port;

  private PgBouncer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Where the program is, if it is installed. */
  static Optional<Path> program() {
    String path = String.valueOf(System.getenv("PATH"));
    return Stream.concat(Stream.of(path.split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
        .map(folder -> Path.of(folder, "pgbouncer"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static PgBouncer start(Path program, int serverPort) throws IOException {
    Path folder =
        Files.createTempDirectory(
            "marquee-pgbouncer",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    int port = freePort();
    Path users =
        Files.writeString(
            folder.resolve("users.txt"), "\"probe_app\" \"a\"\n\"probe_across\" \"x\"\n");
    Path settings =
        Files.writeString(
            folder.resolve("pgbouncer.ini"),
            """
            [databases]
            probe = host=127.0.0.1 port=%d dbname=probe
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = %d
            unix_socket_dir =
            auth_type = plain
            auth_file = %s
            pool_mode = transaction
            default_pool_size = 1
            max_client_conn = 50
            ignore_startup_parameters = extra_float_digits
            """
                .formatted(serverPort, port, users));
    for (Path file : List.of(users, settings)) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }
    var command = new ArrayList<>(List.of(program.toString(), settings.toString()));
    // It refuses to run as root.
    if ("root".equals(System.getProperty("user.name"))) command.addAll(List.of("-u", "nobody"));
    Path output = folder.resolve("pgbouncer.out");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    Awaitility.await("PgBouncer, output in " + output).until(() -> answers(port));
    return new PgBouncer(process, port);
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
  }

  private static boolean answers(int port) {
    try (Socket connected = new Socket("127.0.0.1", port)) {
      return connected.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
