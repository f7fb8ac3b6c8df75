package io.marquee.film.generation;

import io.marquee.web.MarqueeProblem;

/** We heard just now that no credits are left. */
class CreditsExhausted extends MarqueeProblem {
  CreditsExhausted(long needed) {
    super(
        402,
        "insufficient_credits",
        "No credits left",
        "The generation needs %d credits, and the account has none left.".formatted(needed),
        "Buy credits, choose a larger plan, or wait for the next billing period.");
  }
}
