package io.marquee.identity.membership.web;

import io.marquee.identity.membership.RemoveMember;
import io.marquee.web.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Every member may go: no permission is asked for. */
@RestController
class LeaveController {

  private final RemoveMember removeMember;

  LeaveController(RemoveMember removeMember) {
    this.removeMember = removeMember;
  }

  @PostMapping("/api/v1/w/{workspaceId}/members/leave")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void leave(Caller caller) {
    removeMember.leave(caller);
  }
}
