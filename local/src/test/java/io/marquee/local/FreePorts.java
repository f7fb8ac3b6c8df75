package io.marquee.local;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A ports file with ports that nobody uses now. */
final class FreePorts {
  private FreePorts() {}

  static void write(Path file, String... names) throws IOException {
    List<ServerSocket> held = new ArrayList<>(); // all at once, so that none comes twice
    try {
      var lines = new StringBuilder();
      for (String name : names) {
        var socket = new ServerSocket(0);
        held.add(socket);
        lines.append("%s=%d%n".formatted(name, socket.getLocalPort()));
      }
      Files.createDirectories(file.getParent());
      Files.writeString(file, lines);
    } finally {
      for (ServerSocket socket : held) socket.close();
    }
  }
}
