package io.marquee.local.home;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/**
 * Random secrets, made at the first start and readable by their owner only: one file each, so that
 * a folder of them can be handed to a service as a config tree.
 */
public record Secrets(Path folder) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  /** Letters and digits, for passwords and access keys. */
  public String password(String name) {
    return secret(name, HexFormat.of().formatHex(random(BYTES / 2)));
  }

  /** 32 bytes as base64, for keys. */
  public String key(String name) {
    return secret(name, Base64.getEncoder().encodeToString(random(BYTES)));
  }

  /** Lays the given secrets out as the folder {@code name} and gives its place. */
  public Path tree(String name, Map<String, String> secrets) {
    secrets.forEach((file, value) -> write(folder.resolve(name).resolve(file), value));
    return folder.resolve(name);
  }

  /** One at a time: services that start together ask for the keys that they share. */
  private String secret(String name, String otherwise) {
    synchronized (RANDOM) {
      return readOrWrite(name, otherwise);
    }
  }

  private String readOrWrite(String name, String otherwise) {
    Path file = folder.resolve(name);
    try {
      if (Files.exists(file)) {
        String value = Files.readString(file).strip();
        if (!value.isEmpty()) return value;
      }
    } catch (IOException e) {
      throw new Refusal(
          "The secret %s cannot be read.".formatted(file), "Run as the user who owns it.");
    }
    write(file, otherwise);
    return otherwise;
  }

  private static void write(Path file, String value) {
    try {
      Files.createDirectories(file.getParent(), only("rwx------"));
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(fresh);
      Files.createFile(fresh, only("rw-------"));
      Files.writeString(fresh, value);
      Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new Refusal(
          "The secret %s cannot be written (%s).".formatted(file, e.getMessage()),
          "Check the folder's owner and free space.");
    }
  }

  private static FileAttribute<?>[] only(String permissions) {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    if (!posix) return new FileAttribute<?>[0];
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
