package io.marquee.billing.grant;

import io.marquee.web.MarqueeProblem;

/** 403: somebody may see what an account pays, and wants to change it. */
public class AccountAdminNeeded extends MarqueeProblem {
  AccountAdminNeeded() {
    super(
        403,
        "account_admin_needed",
        "An account admin is needed",
        "Only the owner and the admins of the account may do this.",
        "Ask one of them.");
  }
}
