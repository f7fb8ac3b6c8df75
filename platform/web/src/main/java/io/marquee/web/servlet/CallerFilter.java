package io.marquee.web.servlet;

import io.marquee.web.Caller;
import io.marquee.web.CurrentCaller;
import io.marquee.web.InternalToken;
import io.marquee.web.LoggedTrace;
import io.marquee.web.Unauthenticated;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in only requests for which the gateway vouches, and says who is calling. It also tells the
 * failures of the filters behind it, which no controller advice sees.
 */
class CallerFilter extends OncePerRequestFilter {
  private final InternalToken tokens;
  private final PublicPaths publicPaths;
  private final UniversalProblems problems;

  CallerFilter(InternalToken tokens, PublicPaths publicPaths, UniversalProblems problems) {
    this.tokens = tokens;
    this.publicPaths = publicPaths;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try (var trace = LoggedTrace.of(request.getHeader("traceparent"))) {
      Caller caller = caller(request);
      if (caller == null) {
        chain.doFilter(request, response);
      } else {
        request.setAttribute(Caller.ATTRIBUTE, caller);
        proceed(caller, request, response, chain);
      }
    } catch (RuntimeException failure) {
      problems.tell(failure, request, response);
    }
  }

  private @Nullable Caller caller(HttpServletRequest request) {
    if (request.getAttribute(Caller.ATTRIBUTE) instanceof Caller known) {
      return known; // An asynchronous answer may take longer than the token is valid.
    }
    String token = request.getHeader(InternalToken.HEADER);
    boolean open = publicPaths.contain(request);
    if (token == null) {
      if (open) {
        return null;
      }
      throw new Unauthenticated("The request did not come through the gateway.");
    }
    try {
      return tokens.verify(token);
    } catch (Unauthenticated notProven) {
      if (open) {
        return null;
      }
      throw notProven;
    }
  }

  private static void proceed(
      Caller caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      CurrentCaller.call(
          caller,
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

  /** The thread that finishes an asynchronous answer has no caller unless it is bound again. */
  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }
}
