package io.marquee.web.servlet;

import io.marquee.web.Caller;
import io.marquee.web.Requires;
import io.marquee.web.Unauthenticated;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Enforces {@link Requires} before arguments are read, so that nobody probes a body without the
 * permission.
 */
class RequiresInterceptor implements HandlerInterceptor {
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    Requires required = handler instanceof HandlerMethod method ? required(method) : null;
    if (required != null) {
      if (!(request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller)) {
        throw new Unauthenticated("This needs a caller with the permission " + required.value());
      }
      caller.require(required.value());
    }
    return true;
  }

  private static @Nullable Requires required(HandlerMethod method) {
    Requires own = method.getMethodAnnotation(Requires.class);
    return own != null
        ? own
        : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Requires.class);
  }
}
