package io.marquee.identity.grant;

import io.marquee.web.MarqueeProblem;

/** 403: somebody may see an account, and wants to decide over it. */
class AccountAdminNeeded extends MarqueeProblem {
  AccountAdminNeeded() {
    super(
        403,
        "account_admin_needed",
        "An account admin is needed",
        "Only the owner and the admins of the account may do this.",
        "Ask one of them.");
  }
}
