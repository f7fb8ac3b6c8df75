package io.marquee.workspace.workspace;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A name for addresses: lower-case letters, digits and hyphens. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Pattern(regexp = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
@Constraint(validatedBy = {})
@ReportAsSingleViolation
public @interface Slug {

  String message() default
      "must be 1 to 63 lower-case letters, digits or hyphens, with no hyphen at either end";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
