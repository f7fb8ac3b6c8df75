package io.marquee.web.servlet;

import io.marquee.web.InvalidRequest;
import io.marquee.web.MarqueeProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;

/**
 * Tells every failure that reaches the edge as a problem document. Last in order: a service's own
 * advice comes first.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class UniversalProblems {
  private static final Logger log = LoggerFactory.getLogger(UniversalProblems.class);

  private final UnreadableBody unreadableBody;
  private final List<ProblemTranslator> translators;

  UniversalProblems(UnreadableBody unreadableBody, List<ProblemTranslator> translators) {
    this.unreadableBody = unreadableBody;
    this.translators = translators;
  }

  @ExceptionHandler(Exception.class)
  void tell(Exception failure, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (failure instanceof AsyncRequestNotUsableException) {
      return; // The client has gone.
    }
    MarqueeProblem problem = translate(failure);
    if (problem.status() >= 500) {
      log.error("{} {} failed: {}", request.getMethod(), request.getRequestURI(), failure, failure);
    }
    if (failure instanceof ErrorResponse framework) {
      framework
          .getHeaders()
          .forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    }
    ProblemWriter.write(problem, request, response);
  }

  private MarqueeProblem translate(Exception failure) {
    return switch (failure) {
      case MarqueeProblem told -> told;
      case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
      case MethodArgumentNotValidException invalid -> InvalidArguments.problem(invalid);
      case HandlerMethodValidationException invalid when !invalid.isForReturnValue() ->
          InvalidArguments.problem(invalid);
      case MethodArgumentTypeMismatchException mismatch -> InvalidArguments.problem(mismatch);
      case MissingServletRequestParameterException missing ->
          new InvalidRequest(
              "?" + missing.getParameterName(),
              "missing",
              missing.getParameterName() + " must be given.");
      case ErrorResponse framework -> RequestProblem.ofStatus(framework.getStatusCode().value());
      case CompletionException wrapper when wrapper.getCause() instanceof Exception cause ->
          translate(cause);
      case ExecutionException wrapper when wrapper.getCause() instanceof Exception cause ->
          translate(cause);
      case UndeclaredThrowableException wrapper
          when wrapper.getCause() instanceof Exception cause ->
          translate(cause);
      default ->
          translators.stream()
              .map(translator -> translator.translate(failure))
              .filter(Objects::nonNull)
              .findFirst()
              .orElseGet(RequestProblem::internal);
    };
  }

  private MarqueeProblem unreadable(HttpMessageNotReadableException failure) {
    MarqueeProblem refused = refusal(failure);
    if (refused != null) {
      return refused;
    }
    return failure.getCause() instanceof JacksonException json
        ? unreadableBody.problem(json)
        : RequestProblem.bodyMissing();
  }

  /** A request record may itself refuse a value, with a problem of its own. */
  private static @Nullable MarqueeProblem refusal(Throwable failure) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof MarqueeProblem problem) {
        return problem;
      }
    }
    return null;
  }
}
