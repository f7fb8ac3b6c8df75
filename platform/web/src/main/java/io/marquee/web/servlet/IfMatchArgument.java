package io.marquee.web.servlet;

import io.marquee.web.IfMatch;
import io.marquee.web.IfMatchMissing;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * A controller's parameter of type {@link IfMatch}; 428 without the header, unless it is
 * {@code @Nullable}.
 */
class IfMatchArgument implements HandlerMethodArgumentResolver {
  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == IfMatch.class;
  }

  @Override
  public @Nullable Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer model,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    String[] tags = request.getHeaderValues(HttpHeaders.IF_MATCH);
    if (tags != null) {
      return IfMatch.parse(String.join(",", tags));
    }
    if (parameter.isOptional()) {
      return null;
    }
    throw new IfMatchMissing();
  }
}
