package io.marquee.web.servlet;

import io.marquee.web.FieldError;
import io.marquee.web.InvalidRequest;
import io.marquee.web.MarqueeProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.validation.Errors;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Arguments that break the constraints declared on them: 422, each error with its pointer. */
final class InvalidArguments {
  private InvalidArguments() {}

  static MarqueeProblem problem(MethodArgumentNotValidException failure) {
    String prefix = failure.getParameter().hasParameterAnnotation(RequestBody.class) ? "" : "?";
    return new InvalidRequest(errors(failure.getBindingResult(), prefix));
  }

  static MarqueeProblem problem(HandlerMethodValidationException failure) {
    var errors = new ArrayList<FieldError>();
    for (ParameterValidationResult result : failure.getParameterValidationResults()) {
      String pointer = pointer(result);
      if (result instanceof ParameterErrors beans) {
        errors.addAll(errors(beans, pointer));
      } else {
        for (MessageSourceResolvable error : result.getResolvableErrors()) {
          errors.add(error(pointer, lastCode(error), error.getDefaultMessage()));
        }
      }
    }
    return new InvalidRequest(errors);
  }

  /** What cannot be read as an id names nothing; another parameter is told to be wrong. */
  static MarqueeProblem problem(MethodArgumentTypeMismatchException failure) {
    if (failure.getParameter().hasParameterAnnotation(PathVariable.class)) {
      return RequestProblem.notFound();
    }
    return new InvalidRequest(
        "?" + failure.getName(),
        "type_mismatch",
        failure.getName() + " cannot be read: it has another type.");
  }

  private static List<FieldError> errors(Errors errors, String prefix) {
    return errors.getAllErrors().stream()
        .map(error -> error(pointer(error, prefix), lastCode(error), error.getDefaultMessage()))
        .toList();
  }

  private static String pointer(ObjectError error, String prefix) {
    if (!(error instanceof org.springframework.validation.FieldError field)) {
      return prefix.equals("?") ? "" : prefix;
    }
    return prefix.equals("?") ? "?" + field.getField() : prefix + JsonPointer.of(field.getField());
  }

  private static String pointer(ParameterValidationResult result) {
    MethodParameter parameter = result.getMethodParameter();
    Integer index = result.getContainerIndex();
    String step = index == null ? "" : "/" + index;
    if (parameter.hasParameterAnnotation(RequestBody.class)) {
      return step;
    }
    String name = JsonPointer.snake(Objects.requireNonNullElse(parameter.getParameterName(), ""));
    return parameter.hasParameterAnnotation(PathVariable.class) ? "{" + name + "}" : "?" + name;
  }

  private static FieldError error(String pointer, String code, @Nullable String message) {
    String subject = pointer.replaceFirst("^.*[/?]", "").replaceAll("[{}]", "");
    String text = Objects.requireNonNullElse(message, "is not valid");
    // Bean Validation's own messages lack their subject; those written as sentences have it.
    boolean sentence = subject.isEmpty() || Character.isUpperCase(text.charAt(0));
    String detail = sentence ? text : subject + " " + text;
    return new FieldError(pointer, code, detail.endsWith(".") ? detail : detail + ".");
  }

  /** Codes go from the most to the least specific: the last is the constraint's name. */
  private static String lastCode(MessageSourceResolvable error) {
    String[] codes = error.getCodes();
    return codes == null || codes.length == 0
        ? "invalid"
        : JsonPointer.snake(codes[codes.length - 1]);
  }
}
