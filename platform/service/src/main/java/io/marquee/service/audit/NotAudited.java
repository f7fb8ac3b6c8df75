package io.marquee.service.audit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On an operation (POST, PUT, PATCH, DELETE) that leaves no entry in the audit trail. All others
 * must: tests of the architecture and each service's own see to it.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface NotAudited {
  /** Why not, in a sentence. */
  String value();
}
