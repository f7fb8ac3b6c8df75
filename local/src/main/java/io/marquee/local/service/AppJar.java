package io.marquee.local.service;

import io.marquee.local.home.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The jar that the build made of a service. */
record AppJar(Path path) {
  private static final int PRINT_LENGTH = 16;

  static AppJar of(Path repository, Service service) throws IOException {
    Path target = repository.resolve(service.module()).resolve("target");
    if (Files.isDirectory(target)) {
      try (Stream<Path> files = Files.list(target)) {
        var jar = files.filter(it -> it.toString().endsWith("-app.jar")).findFirst();
        if (jar.isPresent()) return new AppJar(jar.get());
      }
    }
    throw new Refusal(
        "%s has no *-app.jar.".formatted(target),
        "Build it: mvn package -DskipTests -pl %s -am".formatted(service.module()));
  }

  /**
   * Its content as a short word, from the checksums that a jar carries: reading 80 MB would be
   * slow.
   *
   * @param alsoMatters what else makes an extracted jar and its cache useless when it changes
   */
  String print(String alsoMatters) throws IOException {
    MessageDigest digest = sha256();
    try (var zip = new ZipFile(path.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        String line = entry.getName() + " " + entry.getCrc() + "\n";
        digest.update(line.getBytes(StandardCharsets.UTF_8));
      }
    }
    digest.update(alsoMatters.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest()).substring(0, PRINT_LENGTH);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
