package io.marquee.publishing.socialaccount;

import io.marquee.web.MarqueeProblem;

/** 409: a workspace has one feed, from the start. */
public class FeedAccountExists extends MarqueeProblem {

  /** Nothing to name. */
  public FeedAccountExists() {
    super(
        409,
        "feed_account_exists",
        "Feed account exists",
        "Every workspace has the account of its feed from the start.",
        "Use that account; GET social-accounts shows it.");
  }
}
