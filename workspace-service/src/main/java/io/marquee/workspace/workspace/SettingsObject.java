package io.marquee.workspace.workspace;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A JSON object of at most 64 KiB. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = SettingsObject.Validator.class)
public @interface SettingsObject {

  String message() default "must be a JSON object of at most 64 KiB";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Checks kind and size. */
  class Validator implements ConstraintValidator<SettingsObject, @Nullable JsonNode> {
    private static final int LIMIT = 64 * 1024;

    @Override
    public boolean isValid(@Nullable JsonNode value, ConstraintValidatorContext context) {
      return value == null || value.isNull() || holds(value);
    }

    static boolean holds(JsonNode value) {
      return value.isObject() && value.toString().length() <= LIMIT;
    }
  }
}
