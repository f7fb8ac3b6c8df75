package io.marquee.web.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The paths that need no token. They are matched on the same parsed path, by the same patterns, as
 * controllers are: a path that looks public here cannot lead to another controller there.
 */
class PublicPaths {
  private static final List<String> ALWAYS =
      List.of("/v3/api-docs", "/v3/api-docs/**", "/v3/api-docs.yaml", "/error");

  private final List<PathPattern> patterns;

  PublicPaths(List<String> configured) {
    this.patterns =
        Stream.concat(ALWAYS.stream(), configured.stream())
            .map(PathPatternParser.defaultInstance::parse)
            .toList();
  }

  boolean contain(HttpServletRequest request) {
    PathContainer path = ServletRequestPathUtils.parse(request).pathWithinApplication();
    return patterns.stream().anyMatch(pattern -> pattern.matches(path));
  }
}
