package io.marquee.identity.closure;

import io.marquee.web.MarqueeProblem;

/** 403: this is for those who run the whole system. */
class SystemAdminNeeded extends MarqueeProblem {
  SystemAdminNeeded() {
    super(
        403,
        "system_admin_needed",
        "A system admin is needed",
        "Only admins of the whole system may do this.",
        "Write to those who run this system.");
  }
}
