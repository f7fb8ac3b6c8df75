package io.marquee.identity.invitation.web;

import io.marquee.identity.invitation.AnswerInvitation;
import io.marquee.identity.user.User;
import io.marquee.service.audit.NotAudited;
import io.marquee.web.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Invitations, for those who are invited. Tokens travel in bodies: addresses are logged. */
@RestController
@RequestMapping("/api/v1/invitations")
class AnswerController {

  private final AnswerInvitation answerInvitation;

  AnswerController(AnswerInvitation answerInvitation) {
    this.answerInvitation = answerInvitation;
  }

  record InvitationToken(@NotBlank @Size(max = 200) String token) {}

  @NotAudited("It looks, and changes nothing.")
  @PostMapping("/look")
  ResponseEntity<AnswerInvitation.Question> look(@Valid @RequestBody InvitationToken body) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(answerInvitation.look(body.token()));
  }

  @PostMapping("/accept")
  AnswerInvitation.Joined accept(Caller caller, @Valid @RequestBody InvitationToken body) {
    caller.requirePerson();
    return answerInvitation.accept(body.token(), new User.Id(caller.userId()));
  }
}
