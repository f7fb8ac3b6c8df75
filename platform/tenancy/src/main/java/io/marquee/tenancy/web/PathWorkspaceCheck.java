package io.marquee.tenancy.web;

import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.web.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * A workspace in the path must be the one that the token names: any other answers like one that
 * does not exist. The gateway sees to that for its own requests; this is for whoever reaches a
 * service another way.
 */
class PathWorkspaceCheck implements HandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
            instanceof Map<?, ?> variables
        && variables.get("workspaceId") instanceof String wanted
        && !CurrentWorkspace.find().map(id -> id.toString().equals(wanted)).orElse(false)) {
      throw new NotFound("workspace", "There is no workspace " + wanted + ".");
    }
    return true;
  }
}
