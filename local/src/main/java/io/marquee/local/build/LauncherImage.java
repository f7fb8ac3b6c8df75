package io.marquee.local.build;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The launcher's class path with our own jars copied aside, since a later build must not overwrite
 * a jar that a running launcher still reads.
 */
record LauncherImage(Path root) {
  private static final int KEPT = 3;

  boolean exists() {
    return Files.exists(classpath());
  }

  /** Whether the launcher has been packaged, so that an image can be made of it. */
  boolean isPackaged() throws IOException {
    return Files.exists(root.resolve("local/target/classpath")) && jar().isPresent();
  }

  void make(String fingerprint) throws IOException {
    Path image = folder().resolve(fingerprint.substring(0, 12));
    Files.createDirectories(image);
    List<String> jars = new ArrayList<>();
    jars.add(copy(jar().orElseThrow(), image));
    String resolved = Files.readString(root.resolve("local/target/classpath")).strip();
    for (String entry : Arrays.asList(resolved.split(File.pathSeparator))) {
      Path path = Path.of(entry);
      jars.add(path.startsWith(root) ? copy(path, image) : entry);
    }
    Files.writeString(classpath(), String.join(File.pathSeparator, jars));
    forgetOld();
  }

  private Optional<Path> jar() throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("local/target"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("local-.*\\.jar"))
          .findFirst();
    }
  }

  private static String copy(Path jar, Path image) throws IOException {
    Path copy = image.resolve(jar.getFileName());
    Path fresh = image.resolve(jar.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.copy(jar, fresh);
    Files.move(fresh, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    return copy.toString();
  }

  private void forgetOld() throws IOException {
    List<Path> images;
    try (Stream<Path> found = Files.list(folder())) {
      images =
          found
              .filter(Files::isDirectory)
              .sorted((a, b) -> Long.compare(b.toFile().lastModified(), a.toFile().lastModified()))
              .collect(Collectors.toList());
    }
    for (Path old : images.subList(Math.min(KEPT, images.size()), images.size())) {
      try (Stream<Path> files = Files.list(old)) {
        for (Path file : files.toList()) Files.delete(file);
      }
      Files.delete(old);
    }
  }

  private Path folder() {
    return root.resolve("local/target/launcher");
  }

  private Path classpath() {
    return folder().resolve("classpath");
  }
}
