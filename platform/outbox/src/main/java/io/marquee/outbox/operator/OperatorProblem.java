package io.marquee.outbox.operator;

import io.marquee.web.MarqueeProblem;
import org.jspecify.annotations.Nullable;

/** A wish of an operator that cannot be met. */
public class OperatorProblem extends MarqueeProblem {
  private OperatorProblem(
      int status, String code, String title, String detail, @Nullable String remedy) {
    super(status, code, title, detail, remedy);
  }

  /** The request makes no sense. */
  public static OperatorProblem invalid(String detail, String remedy) {
    return new OperatorProblem(400, "invalid_request", "Invalid request", detail, remedy);
  }

  /** What it names is not there. */
  public static OperatorProblem unknown(String code, String detail, String remedy) {
    return new OperatorProblem(404, code, "Not found", detail, remedy);
  }

  /** It is there, but not in a state for this. */
  public static OperatorProblem refused(String code, String detail, String remedy) {
    return new OperatorProblem(409, code, "Refused", detail, remedy);
  }
}
