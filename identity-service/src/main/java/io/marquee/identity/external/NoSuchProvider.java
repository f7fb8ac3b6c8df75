package io.marquee.identity.external;

import io.marquee.web.MarqueeProblem;

/** There is no such provider here. */
public class NoSuchProvider extends MarqueeProblem {

  NoSuchProvider() {
    super(
        404,
        "provider_not_found",
        "Not found",
        "There is no such provider.",
        "GET /api/v1/auth/external lists those that there are.");
  }
}
