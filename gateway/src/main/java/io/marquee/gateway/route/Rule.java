package io.marquee.gateway.route;

import java.util.Locale;
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
 * @param marks what else is special about it
 */
public record Rule(
    Set<HttpMethod> methods, String pattern, String service, Access access, Set<Mark> marks) {

  /** What can be special about a rule; in the file it is the word in lower case, with dashes. */
  public enum Mark {
    /** The answer goes on for as long as the client listens. */
    STREAM,
    /** Stale knowledge of permissions is tolerated for a shorter time only. */
    SENSITIVE,
    /** It works on a workspace that was deleted and can be restored. */
    OF_DELETED,
    /** It works on a workspace whose schemas are still being made. */
    OF_UNREADY,
    /** The caller must have proved lately who they are. */
    STEP_UP,
    /** An API key may call it, though it lies outside any workspace. */
    FOR_KEYS,
    /** Its answer may carry a refresh token, which the console gets as a cookie. */
    GIVES_TOKENS,
    /** The console's cookie takes the place of the refresh token in the body. */
    TAKES_REFRESH_TOKEN,
    /** The console's cookie is void when it is done. */
    ENDS_SESSION,
    /** A page of the console: browsers get its one document there. */
    CONSOLE_PAGE;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private static final String WORKSPACE = "{workspace}";

  public Rule {
    methods = Set.copyOf(methods);
    marks = Set.copyOf(marks);
    boolean needsWorkspace = access instanceof Access.Permission || access instanceof Access.Member;
    if (needsWorkspace && !pattern.contains(WORKSPACE))
      throw new IllegalArgumentException(pattern + " names no workspace to be a member of");
  }

  public boolean is(Mark mark) {
    return marks.contains(mark);
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
