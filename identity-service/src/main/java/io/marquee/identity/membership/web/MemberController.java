package io.marquee.identity.membership.web;

import io.marquee.identity.membership.MemberSummaries;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import io.marquee.web.Requires;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The members of a workspace. */
@RestController
class MemberController {

  private final MemberSummaries members;

  MemberController(MemberSummaries members) {
    this.members = members;
  }

  @Requires("members:read")
  @GetMapping("/api/v1/w/{workspaceId}/members")
  Page<MemberSummaries.MemberSummary> list(Paging paging) {
    return members.list(paging);
  }
}
