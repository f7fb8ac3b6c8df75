package io.marquee.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The permission that a controller, or one of its methods, asks of the caller. The method's
 * annotation replaces the class's. Without the permission: 403 <code>permission_missing</code>;
 * without a caller: 401.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {
  /** The permission's name, such as <code>films:write</code>. */
  String value();
}
