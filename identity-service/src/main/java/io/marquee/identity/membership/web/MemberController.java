package io.marquee.identity.membership.web;

import io.marquee.identity.membership.ChangeMemberRole;
import io.marquee.identity.membership.HandOver;
import io.marquee.identity.membership.MemberSummaries;
import io.marquee.identity.membership.Membership;
import io.marquee.identity.membership.RemoveMember;
import io.marquee.web.Caller;
import io.marquee.web.Etag;
import io.marquee.web.IfMatch;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import io.marquee.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The members of a workspace. */
@RestController
@RequestMapping("/api/v1/w/{workspaceId}/members")
@Requires("members:manage")
class MemberController {

  private final MemberSummaries members;
  private final ChangeMemberRole changeMemberRole;
  private final RemoveMember removeMember;
  private final HandOver handOver;

  MemberController(
      MemberSummaries members,
      ChangeMemberRole changeMemberRole,
      RemoveMember removeMember,
      HandOver handOver) {
    this.members = members;
    this.changeMemberRole = changeMemberRole;
    this.removeMember = removeMember;
    this.handOver = handOver;
  }

  record MemberItem(
      UUID id,
      UUID userId,
      @Nullable String email,
      @Nullable String fullName,
      String role,
      String roleName,
      Instant createdAt) {

    static MemberItem of(MemberSummaries.MemberSummary member) {
      return new MemberItem(
          member.id(),
          member.userId(),
          member.email(),
          member.fullName(),
          member.role(),
          member.roleName(),
          member.createdAt());
    }
  }

  record RoleAssignment(@NotBlank String role) {}

  @Requires("members:read")
  @GetMapping
  Page<MemberItem> list(Paging paging) {
    return members.list(paging).map(MemberItem::of);
  }

  @Requires("members:read")
  @GetMapping("/{id}")
  ResponseEntity<MemberItem> get(@PathVariable UUID id) {
    MemberSummaries.MemberSummary member = members.get(id);
    return Etag.ok(MemberItem.of(member), member.version());
  }

  @PatchMapping("/{id}")
  ResponseEntity<MemberItem> change(
      @PathVariable UUID id, Caller caller, IfMatch seen, @Valid @RequestBody RoleAssignment body) {
    changeMemberRole.run(
        caller, new ChangeMemberRole.Command(new Membership.Id(id), seen, body.role()));
    return get(id);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable UUID id, Caller caller, IfMatch seen) {
    removeMember.run(caller, new Membership.Id(id), seen);
  }

  @PostMapping("/{id}/make-owner")
  ResponseEntity<MemberItem> makeOwner(@PathVariable UUID id, Caller caller) {
    handOver.run(caller, new Membership.Id(id));
    return get(id);
  }
}
