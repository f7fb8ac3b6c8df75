package io.marquee.architecture.security;

import io.marquee.architecture.House;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A test as the pages name it: {@code module: Class#method}. */
record NamedTest(String module, String type, String method) {

  private static final Pattern NAME = Pattern.compile("`([a-z/-]+): (\\w+)#(\\w+)`");

  static Stream<NamedTest> in(String text) {
    return NAME.matcher(text)
        .results()
        .map(name -> new NamedTest(name.group(1), name.group(2), name.group(3)));
  }

  /** Whether there is exactly one such class and the method in it is a test. */
  boolean exists() {
    List<Path> sources = sources();
    return sources.size() == 1
        && Pattern.compile(
                "@(?:Test|ParameterizedTest|RepeatedTest|ArchTest)\\b(?:(?!\\bvoid\\b)[\\s\\S])*\\bvoid "
                    + method
                    + "\\(")
            .matcher(House.read(sources.getFirst()))
            .find();
  }

  private List<Path> sources() {
    Path tests = House.root().resolve(module).resolve("src/test/java");
    if (!Files.isDirectory(tests)) return List.of();
    try (Stream<Path> all = Files.walk(tests)) {
      return all.filter(file -> file.getFileName().toString().equals(type + ".java")).toList();
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  @Override
  public String toString() {
    return module + ": " + type + "#" + method;
  }
}
