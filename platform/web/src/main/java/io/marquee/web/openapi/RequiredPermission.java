package io.marquee.web.openapi;

import io.marquee.web.Requires;
import io.swagger.v3.oas.models.Operation;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** Says in {@code x-permission} what an operation asks of the caller. */
class RequiredPermission implements GlobalOperationCustomizer {
  static final String EXTENSION = "x-permission";

  @Override
  public Operation customize(Operation operation, HandlerMethod method) {
    Requires requires = requires(method);
    if (requires != null) {
      operation.addExtension(EXTENSION, requires.value());
    }
    return operation;
  }

  private static @Nullable Requires requires(HandlerMethod method) {
    Requires own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Requires.class);
    return own != null
        ? own
        : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Requires.class);
  }
}
