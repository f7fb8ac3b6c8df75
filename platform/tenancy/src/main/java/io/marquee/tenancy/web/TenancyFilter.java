package io.marquee.tenancy.web;

import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import io.marquee.web.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** The HTTP door: binds the tenant that the internal token names. Headers alone bind nothing. */
class TenancyFilter extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!(request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller)) {
      chain.doFilter(request, response);
      return;
    }
    try {
      CurrentWorkspace.call(
          new Tenant(caller.workspaceId(), caller.accountId()),
          () -> {
            chain.doFilter(request, response);
            return true;
          });
    } catch (ServletException | IOException | RuntimeException failed) {
      throw failed;
    } catch (Exception unexpected) {
      throw new ServletException(unexpected);
    }
  }

  /**
   * An asynchronous answer is written on another thread, which has no tenant unless it is bound
   * again.
   */
  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }
}
