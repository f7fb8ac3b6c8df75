package io.marquee.web.idempotency;

import io.marquee.web.Caller;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import org.springframework.dao.DataAccessException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Carries out a request with an <code>Idempotency-Key</code> once and answers it alike each time,
 * for a day. It stands behind the caller's filter, which tells the problems thrown here.
 */
class IdempotencyFilter extends OncePerRequestFilter {
  private static final String HEADER = "Idempotency-Key";
  private static final Set<String> UNSAFE = Set.of("POST", "PUT", "PATCH", "DELETE");
  private static final int LARGEST_ANSWER = 1024 * 1024;

  private final IdempotencyKeys keys;
  private final Digests digests;

  IdempotencyFilter(IdempotencyKeys keys, Digests digests) {
    this.keys = keys;
    this.digests = digests;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String type = Objects.requireNonNullElse(request.getContentType(), "");
    return request.getHeader(HEADER) == null
        || !UNSAFE.contains(request.getMethod())
        // Nobody to keep the answer for.
        || !(request.getAttribute(Caller.ATTRIBUTE) instanceof Caller)
        // Answers with credentials in them are never kept.
        || request.getRequestURI().startsWith("/api/v1/auth/")
        // The container parses forms from its own stream, which cannot be read twice.
        || type.startsWith("multipart/")
        || type.startsWith("application/x-www-form-urlencoded");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var caller = (Caller) Objects.requireNonNull(request.getAttribute(Caller.ATTRIBUTE));
    var keyed = KeyedRequest.read(request, request.getHeader(HEADER).strip(), caller, digests);
    switch (keys.claim(keyed)) {
      case Claim.Won won -> carryOut(keyed, won, request, response, chain);
      case Claim.Done done -> answerAgain(keyed, done, response);
      case Claim.InFlight() -> throw IdempotencyProblem.inFlight();
      case Claim.OtherRequest() -> throw IdempotencyProblem.keyReused();
    }
  }

  private static void answerAgain(KeyedRequest keyed, Claim.Done done, HttpServletResponse response)
      throws IOException {
    byte[] plain = done.sealed() == null ? null : Seal.open(keyed.sealing(), done.sealed());
    if (plain == null) {
      throw IdempotencyProblem.answerLost();
    }
    Answer.of(done.status(), plain).repeat(response);
  }

  private void carryOut(
      KeyedRequest keyed,
      Claim.Won won,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    var recorded = new RecordedResponse(request, response, LARGEST_ANSWER);
    try {
      chain.doFilter(new RepeatableRequest(request, keyed.body()), recorded);
    } catch (ServletException | IOException | RuntimeException | Error failed) {
      keys.release(keyed, won);
      throw failed;
    }
    if (request.isAsyncStarted()) {
      request.getAsyncContext().addListener(new ReleaseAtEnd(keyed, won));
      return;
    }
    settle(keyed, won, recorded);
    recorded.send();
  }

  /** The request has been carried out: whatever goes wrong now, its client gets the answer. */
  private void settle(KeyedRequest keyed, Claim.Won won, RecordedResponse recorded) {
    try {
      if (recorded.mayBeForgotten()) {
        keys.release(keyed, won);
        return;
      }
      byte[] body = recorded.body();
      keys.keep(
          keyed,
          won,
          recorded.getStatus(),
          body == null ? null : Seal.close(keyed.sealing(), Answer.of(recorded, body).bytes()));
    } catch (DataAccessException unavailable) {
      logger.warn("The answer to " + keyed.route() + " could not be kept", unavailable);
    }
  }

  /** A stream is not kept: its key is free again when it ends. */
  private class ReleaseAtEnd implements AsyncListener {
    private final KeyedRequest keyed;
    private final Claim.Won won;

    ReleaseAtEnd(KeyedRequest keyed, Claim.Won won) {
      this.keyed = keyed;
      this.won = won;
    }

    @Override
    public void onComplete(AsyncEvent event) {
      keys.release(keyed, won);
    }

    @Override
    public void onTimeout(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {
      event.getAsyncContext().addListener(this);
    }
  }
}
