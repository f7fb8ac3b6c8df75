package io.marquee.local.postgres;

import io.marquee.local.home.Folders;
import io.marquee.local.home.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once from the archive for this machine. */
record Binaries(Path folder) {
  private static final int EXECUTABLE = 0100;

  /** Gives the folder that holds {@code bin/}. */
  Path unpacked() throws IOException {
    String name = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
    URL archive = Binaries.class.getResource("/" + name);
    if (archive == null) {
      throw new Refusal(
          "There is no PostgreSQL for this machine (%s).".formatted(name),
          "Use Linux or macOS on amd64 or arm64.");
    }
    // The size tells versions apart without reading 15 MB at every start.
    var target = folder.resolve("server-" + archive.openConnection().getContentLengthLong());
    if (Files.exists(target)) return target;
    Path fresh = folder.resolve("server.new");
    Folders.delete(fresh);
    try (InputStream packed = archive.openStream()) {
      unpack(packed, fresh);
    }
    return Files.move(fresh, target);
  }

  static String archive(String system, String architecture) {
    String os = system.startsWith("Mac") ? "darwin" : system.toLowerCase().replace(' ', '_');
    boolean arm = architecture.equals("aarch64") || architecture.startsWith("arm");
    return "postgres-%s-%s.txz".formatted(os, arm ? "arm_64" : "x86_64");
  }

  private static void unpack(InputStream packed, Path target) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZInputStream(packed))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target))
          throw new IOException("leaves its folder: " + entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(path);
          continue;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, path);
          if ((entry.getMode() & EXECUTABLE) != 0) makeExecutable(path);
        }
      }
    }
  }

  private static void makeExecutable(Path path) throws IOException {
    Set<PosixFilePermission> permissions = new HashSet<>(Files.getPosixFilePermissions(path));
    permissions.add(PosixFilePermission.OWNER_EXECUTE);
    permissions.add(PosixFilePermission.GROUP_EXECUTE);
    permissions.add(PosixFilePermission.OTHERS_EXECUTE);
    Files.setPosixFilePermissions(path, permissions);
  }
}
