package io.marquee.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The event's logical name on the wire, with its version: {@code film.generated.v1}. It is the
 * CloudEvents {@code type} and the name under which partners subscribe. It never changes; an
 * incompatible payload gets a new version beside the old one.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventName {

  /**
   * {@code publisher.fact.vN}, in lower case.
   *
   * @return the logical name
   */
  String value();
}
