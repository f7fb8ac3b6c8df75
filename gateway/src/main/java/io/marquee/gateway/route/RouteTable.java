package io.marquee.gateway.route;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;

/**
 * The rules as a tree of path segments. A word wins over a {@code {variable}.ending}, that over a
 * {@code {variable}}, and that over {@code /**}; of two rules for the same path and method the
 * first wins. What no rule names, does not exist.
 */
public final class RouteTable {

  /** What the table says about a method and path. */
  public sealed interface Match {
    record Found(Rule rule) implements Match {}

    record MethodNotAllowed(Set<String> allowed) implements Match {}

    record Unknown() implements Match {}
  }

  private static final Match UNKNOWN = new Match.Unknown();

  private final List<Rule> rules;
  private final Node root = new Node();

  public RouteTable(List<Rule> rules) {
    this.rules = List.copyOf(rules);
    for (Rule rule : rules) add(rule);
  }

  /**
   * Reads a table from YAML.
   *
   * @throws IllegalArgumentException for a word that is not known
   */
  public static RouteTable read(Resource file) {
    return RoutesFile.read(file);
  }

  /** The rules in the order of the file. */
  public List<Rule> rules() {
    return rules;
  }

  public Match match(HttpMethod method, String path) {
    if (path.isEmpty() || path.charAt(0) != '/') return UNKNOWN;
    HttpMethod asked = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
    Set<String> allowed = new TreeSet<>();
    Match.Found found = root.find(path.substring(1).split("/", -1), 0, asked, allowed);
    if (found != null) return found;
    return allowed.isEmpty() ? UNKNOWN : new Match.MethodNotAllowed(allowed);
  }

  private void add(Rule rule) {
    Node node = root;
    for (String segment : rule.pattern().substring(1).split("/", -1)) node = node.child(segment);
    for (HttpMethod method : rule.methods())
      node.answers.putIfAbsent(method, new Match.Found(rule));
  }

  private static final class Node {
    final Map<String, Node> words = new HashMap<>();
    final Map<String, Node> endings = new HashMap<>();
    final Map<HttpMethod, Match.Found> answers = new HashMap<>();
    @Nullable Node variable;
    @Nullable Node rest;

    Node child(String segment) {
      if (segment.equals("**")) return rest == null ? rest = new Node() : rest;
      if (segment.startsWith("{")) {
        String ending = segment.substring(segment.indexOf('}') + 1);
        if (!ending.isEmpty()) return endings.computeIfAbsent(ending, dot -> new Node());
        return variable == null ? variable = new Node() : variable;
      }
      return words.computeIfAbsent(segment, word -> new Node());
    }

    Match.@Nullable Found find(String[] path, int at, HttpMethod method, Set<String> allowed) {
      Match.Found found = null;
      if (at == path.length) {
        found = answer(method, allowed);
      } else {
        Node word = words.get(path[at]);
        if (word != null) found = word.find(path, at + 1, method, allowed);
        for (var ending : endings.entrySet())
          if (found == null && endsWith(path[at], ending.getKey()))
            found = ending.getValue().find(path, at + 1, method, allowed);
        if (found == null && variable != null && !path[at].isEmpty())
          found = variable.find(path, at + 1, method, allowed);
      }
      return found == null && rest != null && !endsWithSlash(path, at)
          ? rest.answer(method, allowed)
          : found;
    }

    private static boolean endsWith(String segment, String ending) {
      return segment.length() > ending.length() && segment.endsWith(ending);
    }

    /** {@code /films/} is not {@code /films}: the services do not know it either. */
    private static boolean endsWithSlash(String[] path, int at) {
      return at < path.length && path[path.length - 1].isEmpty();
    }

    Match.@Nullable Found answer(HttpMethod method, Set<String> allowed) {
      Match.Found found = answers.get(method);
      if (found == null) answers.keySet().forEach(known -> allowed.add(known.name()));
      return found;
    }
  }
}
