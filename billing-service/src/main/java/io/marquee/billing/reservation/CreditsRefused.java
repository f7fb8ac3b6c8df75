package io.marquee.billing.reservation;

import io.marquee.web.MarqueeProblem;
import java.util.Objects;

/** 402: the credits asked for are not held. */
class CreditsRefused extends MarqueeProblem {

  CreditsRefused(Reservation refused) {
    super(
        402,
        Objects.requireNonNull(refused.reason()),
        "Payment required",
        Objects.requireNonNull(refused.detail()),
        "PUT /api/v1/w/%s/subscription with a larger plan, then try again."
            .formatted(refused.workspaceId()));
  }
}
