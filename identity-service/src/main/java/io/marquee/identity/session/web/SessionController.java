package io.marquee.identity.session.web;

import io.marquee.identity.session.EndOtherSessions;
import io.marquee.identity.session.EndSession;
import io.marquee.identity.session.OwnSession;
import io.marquee.identity.session.RecentProof;
import io.marquee.identity.session.Session;
import io.marquee.identity.session.SessionSummaries;
import io.marquee.web.Caller;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where one is logged in. Ending a session asks for no If-Match: it can only be over. Whoever ends
 * another than their own proves first who they are: a session that was stolen ends none.
 */
@RestController
@RequestMapping("/api/v1/auth/sessions")
class SessionController {

  private final SessionSummaries sessions;
  private final EndSession endSession;
  private final EndOtherSessions endOtherSessions;
  private final RecentProof recentProof;

  SessionController(
      SessionSummaries sessions,
      EndSession endSession,
      EndOtherSessions endOtherSessions,
      RecentProof recentProof) {
    this.sessions = sessions;
    this.endSession = endSession;
    this.endOtherSessions = endOtherSessions;
    this.recentProof = recentProof;
  }

  record SessionItem(
      UUID id,
      String device,
      String place,
      @Nullable String userAgent,
      @Nullable String ipAddress,
      List<String> amr,
      Instant createdAt,
      Instant lastUsedAt,
      Instant expiresAt,
      boolean current) {

    static SessionItem of(SessionSummaries.SessionSummary session, OwnSession own) {
      return new SessionItem(
          session.id(),
          session.device(),
          session.place(),
          session.userAgent(),
          session.ipAddress(),
          List.of(session.amr().split(" ")),
          session.createdAt(),
          session.lastUsedAt(),
          session.expiresAt(),
          session.id().equals(own.id().value()));
    }
  }

  @GetMapping
  Page<SessionItem> list(Caller caller, Paging paging) {
    var own = OwnSession.of(caller);
    return sessions.list(own.user(), paging).map(session -> SessionItem.of(session, own));
  }

  @DeleteMapping("/{sessionId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(Caller caller, @PathVariable UUID sessionId) {
    var own = OwnSession.of(caller);
    var session = new Session.Id(sessionId);
    if (!session.equals(own.id())) recentProof.require(own.user(), own.id());
    endSession.run(new EndSession.Command(own.user(), session, Session.EndReason.ENDED_BY_USER));
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void endOthers(Caller caller) {
    var own = OwnSession.of(caller);
    recentProof.require(own.user(), own.id());
    endOtherSessions.run(
        new EndOtherSessions.Command(own.user(), own.id(), Session.EndReason.ENDED_BY_USER));
  }
}
