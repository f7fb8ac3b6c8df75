package io.marquee.identity.invitation.web;

import io.marquee.identity.invitation.Invitation;
import io.marquee.identity.invitation.InvitationSummaries;
import io.marquee.identity.invitation.InvitationSummaries.InvitationSummary;
import io.marquee.identity.invitation.InviteMember;
import io.marquee.identity.invitation.ResendInvitation;
import io.marquee.identity.invitation.RevokeInvitation;
import io.marquee.web.Caller;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import io.marquee.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Invitations, for those who invite. */
@RestController
@RequestMapping("/api/v1/w/{workspaceId}/invitations")
@Requires("members:manage")
class InvitationController {

  private static final int USUAL_DAYS = 7;

  private final InvitationSummaries invitations;
  private final InviteMember inviteMember;
  private final ResendInvitation resendInvitation;
  private final RevokeInvitation revokeInvitation;

  InvitationController(
      InvitationSummaries invitations,
      InviteMember inviteMember,
      ResendInvitation resendInvitation,
      RevokeInvitation revokeInvitation) {
    this.invitations = invitations;
    this.inviteMember = inviteMember;
    this.resendInvitation = resendInvitation;
    this.revokeInvitation = revokeInvitation;
  }

  record NewInvitation(
      @NotBlank @Size(max = 1024) String email,
      @NotBlank String role,
      @Nullable @Min(1) @Max(30) Integer expiresInDays) {

    InviteMember.Command command() {
      return new InviteMember.Command(email, role, lifetime(expiresInDays));
    }
  }

  @Requires("members:read")
  @GetMapping
  Page<InvitationSummary> list(
      @RequestParam(required = false) @Nullable String status, Paging paging) {
    return invitations.list(status, paging);
  }

  @Requires("members:read")
  @GetMapping("/{id}")
  InvitationSummary get(@PathVariable UUID id) {
    return invitations.get(id);
  }

  @PostMapping
  ResponseEntity<InvitationSummary> invite(
      @PathVariable UUID workspaceId, Caller caller, @Valid @RequestBody NewInvitation body) {
    UUID id = inviteMember.run(caller, body.command()).value();
    return ResponseEntity.created(
            URI.create("/api/v1/w/%s/invitations/%s".formatted(workspaceId, id)))
        .body(invitations.get(id));
  }

  @PostMapping("/{id}/resend")
  InvitationSummary resend(@PathVariable UUID id, Caller caller) {
    resendInvitation.run(caller, new Invitation.Id(id), lifetime(null));
    return invitations.get(id);
  }

  /** Asks for no If-Match: what is taken back can only be closed. */
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(@PathVariable UUID id) {
    revokeInvitation.run(new Invitation.Id(id));
  }

  private static Duration lifetime(@Nullable Integer days) {
    return Duration.ofDays(days == null ? USUAL_DAYS : days);
  }
}
