package io.marquee.local.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The modules of the repository by artifact id, as the root pom lists them. */
record Reactor(Path root, Map<String, Module> modules) {
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  static Reactor read(Path root) throws IOException {
    var modules = new LinkedHashMap<String, Module>();
    Matcher names = MODULE.matcher(Files.readString(root.resolve("pom.xml")));
    while (names.find()) {
      String path = names.group(1);
      if (path.equals("platform-bom")) continue; // has no parent and no code: part of every print
      Module module = Module.parse(path, Files.readString(root.resolve(path).resolve("pom.xml")));
      modules.put(module.artifactId(), module);
    }
    return new Reactor(root, modules);
  }

  Module get(String artifactId) {
    Module module = modules.get(artifactId);
    if (module == null) throw new IllegalArgumentException("no module makes " + artifactId);
    return module;
  }
}
