package io.marquee.web;

import org.springframework.http.ResponseEntity;

/** Strong entity tags (RFC 9110, 8.8.3) made of a resource's version number. */
public final class Etag {
  private Etag() {}

  /** The tag of a version, in its quotes: <code>"3"</code>. */
  public static String of(long version) {
    return "\"" + version + "\"";
  }

  /** 200 with the body and the tag of its version; 304 when <code>If-None-Match</code> names it. */
  public static <T> ResponseEntity<T> ok(T body, long version) {
    return ResponseEntity.ok().eTag(of(version)).body(body);
  }
}
