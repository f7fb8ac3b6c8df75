package io.marquee.gateway.route;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads {@code routes.yml}; an unknown word in it stops the start. */
final class RoutesFile {

  private static final Set<String> WORDS = Set.of("methods", "path", "service", "access");

  private RoutesFile() {}

  static RouteTable read(Resource file) {
    try (InputStream in = file.getInputStream()) {
      List<Map<String, Object>> lines = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      return new RouteTable(lines.stream().map(RoutesFile::rule).toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Rule rule(Map<String, Object> line) {
    return new Rule(
        methods(line.get("methods")),
        text(line, "path"),
        text(line, "service"),
        Access.of(text(line, "access")),
        marks(line));
  }

  private static Set<Rule.Mark> marks(Map<String, Object> line) {
    Set<Rule.Mark> marks = EnumSet.noneOf(Rule.Mark.class);
    Set<String> unknown = new TreeSet<>(line.keySet());
    unknown.removeAll(WORDS);
    for (Rule.Mark mark : Rule.Mark.values()) {
      if (unknown.remove(mark.word()) && Boolean.TRUE.equals(line.get(mark.word())))
        marks.add(mark);
    }
    if (!unknown.isEmpty()) throw new IllegalArgumentException("routes.yml: what is " + unknown);
    return marks;
  }

  private static Set<HttpMethod> methods(@Nullable Object words) {
    Set<HttpMethod> methods = new HashSet<>();
    for (Object word : words instanceof List<?> list ? list : List.of(String.valueOf(words))) {
      switch (String.valueOf(word)) {
        case "read" -> methods.add(HttpMethod.GET);
        case "write" ->
            methods.addAll(
                List.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE));
        case "GET", "POST", "PUT", "PATCH", "DELETE" ->
            methods.add(HttpMethod.valueOf(String.valueOf(word)));
        default -> throw new IllegalArgumentException("routes.yml: no method " + word);
      }
    }
    return methods;
  }

  private static String text(Map<String, Object> line, String word) {
    if (line.get(word) instanceof String text) return text;
    throw new IllegalArgumentException("routes.yml: " + word + " is missing in " + line);
  }
}
