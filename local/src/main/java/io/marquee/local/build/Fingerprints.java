package io.marquee.local.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What each module was made from, as a hash: its main sources (all that is not fetched or made,
 * where npm builds it) and pom, the root pom, the versions, and the prints of the modules below it.
 * Content counts, not time, so a branch that is switched forth and back costs no build.
 */
final class Fingerprints {
  private final Reactor reactor;
  private final Map<String, String> known = new HashMap<>();

  Fingerprints(Reactor reactor) {
    this.reactor = reactor;
  }

  String of(String artifactId) throws IOException {
    String print = known.get(artifactId);
    if (print != null) return print;
    Module module = reactor.get(artifactId);
    MessageDigest digest = sha256();
    Path root = reactor.root();
    add(digest, root.resolve("pom.xml"));
    add(digest, root.resolve("platform-bom/pom.xml"));
    add(digest, root.resolve(module.path()).resolve("pom.xml"));
    Path folder = root.resolve(module.path());
    boolean byNpm = Files.exists(folder.resolve("package.json"));
    for (Path source : byNpm ? sourcesByNpm(folder) : sources(folder.resolve("src/main"))) {
      add(digest, source);
    }
    for (String dependency : module.dependencies()) digest.update(of(dependency).getBytes());
    String made = HexFormat.of().formatHex(digest.digest());
    known.put(artifactId, made);
    return made;
  }

  private void add(MessageDigest digest, Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    String name = reactor.root().relativize(file) + ":" + content.length + "\n";
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    digest.update(content);
  }

  private static List<Path> sources(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) return List.of();
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** All of the folder, but what npm fetched and what was made. */
  private static List<Path> sourcesByNpm(Path folder) throws IOException {
    var files = new ArrayList<Path>();
    try (Stream<Path> parts = Files.list(folder)) {
      for (Path part : parts.sorted().toList()) {
        String name = part.getFileName().toString();
        if (name.equals("node_modules") || name.equals("target")) continue;
        if (Files.isDirectory(part)) files.addAll(sources(part));
        else files.add(part);
      }
    }
    return files;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
