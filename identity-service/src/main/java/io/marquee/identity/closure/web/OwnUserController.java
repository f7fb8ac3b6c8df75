package io.marquee.identity.closure.web;

import io.marquee.identity.closure.LeaveForGood;
import io.marquee.identity.session.OwnSession;
import io.marquee.web.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own way out. It asks for no If-Match: who leaves, leaves. */
@RestController
class OwnUserController {

  private final LeaveForGood leaveForGood;

  OwnUserController(LeaveForGood leaveForGood) {
    this.leaveForGood = leaveForGood;
  }

  @DeleteMapping("/api/v1/auth/me")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void leave(Caller caller) {
    leaveForGood.run(OwnSession.of(caller));
  }
}
