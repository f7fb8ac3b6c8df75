package io.marquee.web.servlet;

import io.marquee.web.Caller;
import io.marquee.web.CursorCodec;
import io.marquee.web.Paging;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** A controller's parameter of type {@link Paging}. */
class PagingArgument implements HandlerMethodArgumentResolver {
  private final CursorCodec codec;

  PagingArgument(CursorCodec codec) {
    this.codec = codec;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Paging.class;
  }

  @Override
  public Paging resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer model,
      NativeWebRequest webRequest,
      @Nullable WebDataBinderFactory binders) {
    var request = Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
    return Paging.of(
        request.getParameter("limit"), request.getParameter("cursor"), scope(request), codec);
  }

  /** Who asks for what: all that must stay the same from page to page. The limit may change. */
  private static String scope(HttpServletRequest request) {
    var filter = new TreeMap<String, List<String>>();
    for (Map.Entry<String, String[]> parameter : request.getParameterMap().entrySet()) {
      filter.put(parameter.getKey(), List.of(parameter.getValue()));
    }
    filter.remove("limit");
    filter.remove("cursor");
    Object workspace =
        request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller
            ? caller.workspaceId()
            : null;
    return workspace + " " + request.getRequestURI() + " " + filter;
  }
}
