package io.marquee.local.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Who listens on a port. */
public final class PortHolder {
  private static final String LISTENING = "0A";
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;
  private static final int SHOWN = 60;

  private PortHolder() {}

  public static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true); // connections of the last run may still linger
      socket.bind(new InetSocketAddress(port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Such as {@code process 4711 (nginx: master process)}, when this user may know it. */
  public static Optional<String> find(int port) {
    Optional<Long> pid = ProcessTable.PROC ? fromProc(port) : fromLsof(port);
    return pid.map(it -> "process %d (%s)".formatted(it, shortened(ProcessTable.commandLine(it))));
  }

  private static String shortened(String command) {
    String plain = command.strip().replaceAll("\\s+", " ");
    return plain.length() <= SHOWN ? plain : plain.substring(0, SHOWN) + "…";
  }

  private static Optional<Long> fromLsof(int port) {
    try {
      var lsof = new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN").start();
      try (var output = lsof.inputReader()) {
        return output.lines().findFirst().map(Long::valueOf);
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> fromProc(int port) {
    Set<String> sockets = new HashSet<>();
    sockets.addAll(sockets(Path.of("/proc/net/tcp"), port));
    sockets.addAll(sockets(Path.of("/proc/net/tcp6"), port));
    if (sockets.isEmpty()) return Optional.empty();
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> holds(pid, sockets))
        .findFirst();
  }

  private static Set<String> sockets(Path table, int port) {
    var found = new HashSet<String>();
    String ending = ":%04X".formatted(port);
    try {
      for (String line : Files.readAllLines(table)) {
        String[] fields = line.strip().split("\\s+");
        if (fields.length <= INODE || !fields[STATE].equals(LISTENING)) continue;
        if (fields[LOCAL_ADDRESS].endsWith(ending)) found.add("socket:[" + fields[INODE] + "]");
      }
    } catch (IOException e) {
      // no such table (no IPv6): nobody found in it
    }
    return found;
  }

  private static boolean holds(long pid, Set<String> sockets) {
    Path folder = Path.of("/proc/" + pid + "/fd");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (sockets.contains(Files.readSymbolicLink(file).toString())) return true;
      }
    } catch (IOException e) {
      // of another user, or gone meanwhile
    }
    return false;
  }
}
