package io.marquee.outbox.chaos;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Copies of the classes as they are now, since a build during the run would change them. */
final class Copies {
  private Copies() {}

  /** A class path of jars alone. */
  static String of(String classPath, Path folder) throws IOException {
    List<String> entries = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      if (isEmpty(path)) continue;
      if (Files.isDirectory(path)) {
        entries.add(jar(path, folder.resolve(entries.size() + ".jar")).toString());
      } else if (Files.exists(path)) {
        entries.add(entry);
      }
    }
    return String.join(File.pathSeparator, entries);
  }

  private static boolean isEmpty(Path path) throws IOException {
    if (!Files.isDirectory(path)) return false;
    try (var content = Files.list(path)) {
      return content.findAny().isEmpty();
    }
  }

  private static Path jar(Path classes, Path jar) throws IOException {
    Files.createDirectories(jar.getParent());
    List<Path> all;
    try (var found = Files.walk(classes)) {
      all = found.filter(path -> !path.equals(classes)).sorted().toList();
    }
    try (OutputStream out = Files.newOutputStream(jar);
        var packed = new JarOutputStream(out)) {
      for (Path path : all) {
        String name = classes.relativize(path).toString().replace(File.separatorChar, '/');
        // Folders too: Flyway looks for those of its migrations.
        boolean folder = Files.isDirectory(path);
        packed.putNextEntry(new JarEntry(folder ? name + "/" : name));
        if (!folder) Files.copy(path, packed);
      }
    }
    return jar;
  }
}
