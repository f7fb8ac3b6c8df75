package io.marquee.web.openapi;

import io.marquee.web.IfMatch;
import io.marquee.web.Paging;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.Arrays;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/** The parameters that the edge reads for controllers: springdoc sees only the Java types. */
class CommonParameters implements GlobalOperationCustomizer {
  @Override
  public Operation customize(Operation operation, HandlerMethod method) {
    if (takes(method, Paging.class)) {
      operation.addParametersItem(
          optional("query", "limit", "How many items the page has at most.", limits()));
      operation.addParametersItem(
          optional("query", "cursor", "The next_cursor of the page before.", new StringSchema()));
    }
    if (takes(method, IfMatch.class)) {
      operation.addParametersItem(
          optional("header", "If-Match", "The ETag of the version to change.", new StringSchema())
              .required(true));
    }
    if (isUnsafe(method)) {
      operation.addParametersItem(
          optional(
              "header",
              "Idempotency-Key",
              "Makes the request safe to repeat for 24 h: same key and body, same answer.",
              new StringSchema().maxLength(255)));
    }
    return operation;
  }

  private static Parameter optional(String in, String name, String description, Schema<?> schema) {
    return new Parameter().in(in).name(name).description(description).schema(schema);
  }

  private static Schema<?> limits() {
    var schema = new IntegerSchema();
    schema.setMinimum(BigDecimal.ONE);
    schema.setMaximum(BigDecimal.valueOf(Paging.MAXIMUM_LIMIT));
    schema.setDefault(Paging.DEFAULT_LIMIT);
    return schema;
  }

  private static boolean takes(HandlerMethod method, Class<?> type) {
    return Arrays.asList(method.getMethod().getParameterTypes()).contains(type);
  }

  private static boolean isUnsafe(HandlerMethod method) {
    RequestMapping mapping =
        AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RequestMapping.class);
    return mapping != null
        && Arrays.stream(mapping.method())
            .anyMatch(verb -> verb != RequestMethod.GET && verb != RequestMethod.HEAD);
  }
}
