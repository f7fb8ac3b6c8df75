package io.marquee.gateway.route;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * One line of the route table.
 *
 * @param methods what it answers; GET includes HEAD
 * @param pattern the path with {@code {variables}}, {@code /**} at its end for everything below
 * @param service who answers, {@code gateway} for the gateway itself
 * @param access what a caller needs
 * @param stream whether the answer goes on for as long as the client listens
 * @param sensitive whether stale knowledge of permissions is tolerated for a shorter time only
 * @param ofDeleted whether it works on a workspace that was deleted and can be restored
 */
public record Rule(
    Set<HttpMethod> methods,
    String pattern,
    String service,
    Access access,
    boolean stream,
    boolean sensitive,
    boolean ofDeleted) {

  private static final String WORKSPACE = "{workspace}";

  public Rule {
    methods = Set.copyOf(methods);
    boolean needsWorkspace = access instanceof Access.Permission || access instanceof Access.Member;
    if (needsWorkspace && !pattern.contains(WORKSPACE))
      throw new IllegalArgumentException(pattern + " names no workspace to be a member of");
  }

  public boolean isOfWorkspace() {
    return !(access instanceof Access.Public) && pattern.contains(WORKSPACE);
  }

  /** The path's segment in the place of {@code {workspace}}, null where the pattern has none. */
  public @Nullable String workspaceIn(String path) {
    int at = pattern.indexOf(WORKSPACE);
    if (at < 0) return null;
    int slashes = (int) pattern.substring(0, at).chars().filter(c -> c == '/').count();
    int start = 0;
    for (int i = 0; i < slashes; i++) start = path.indexOf('/', start) + 1;
    int end = path.indexOf('/', start);
    return path.substring(start, end < 0 ? path.length() : end);
  }
}
