package io.marquee.web;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The <code>If-Match</code> of a request that changes a resource. A controller method that takes
 * one as a parameter is not entered without the header: 428 <code>if_match_missing</code>.
 *
 * @param tags the tags as sent, in their quotes, or a single <code>*</code>
 */
public record IfMatch(List<String> tags) {
  private static final Pattern TAG = Pattern.compile("(?:W/)?\"[^\"]*\"");

  public IfMatch {
    tags = List.copyOf(tags);
  }

  /** Reads the header's value. */
  public static IfMatch parse(String header) {
    if (header.strip().equals("*")) {
      return new IfMatch(List.of("*"));
    }
    return new IfMatch(TAG.matcher(header).results().map(result -> result.group()).toList());
  }

  /** A request that wants to change exactly this version; for tests and callers inside. */
  public static IfMatch of(long version) {
    return new IfMatch(List.of(Etag.of(version)));
  }

  /**
   * Goes on only if the resource still has a version that the client has seen. Weak tags match
   * nothing (RFC 9110, 13.1.1).
   *
   * @throws VersionMismatch 412 <code>version_mismatch</code>
   */
  public void check(long version) {
    if (!tags.contains("*") && !tags.contains(Etag.of(version))) {
      throw new VersionMismatch();
    }
  }
}
