package io.marquee.web;

import java.util.List;

/** 422: the request was understood but breaks rules, each of which is pointed at. */
public class InvalidRequest extends MarqueeProblem {
  /** At least one error. */
  public InvalidRequest(List<FieldError> errors) {
    super(
        422,
        "validation_failed",
        "Validation failed",
        errors.size() == 1
            ? errors.getFirst().detail()
            : errors.size() + " parts of the request are not valid.",
        "Correct what errors points at and send the request again.",
        errors);
  }

  /** One error. */
  public InvalidRequest(String pointer, String code, String detail) {
    this(List.of(new FieldError(pointer, code, detail)));
  }
}
