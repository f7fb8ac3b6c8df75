package io.marquee.publishing.approval;

import io.marquee.web.MarqueeProblem;
import java.util.UUID;

/** 409: clients decide and comment only while a post waits for them. */
public class NotWaiting extends MarqueeProblem {

  /**
   * Names the post.
   *
   * @param post the post
   */
  public NotWaiting(UUID post) {
    super(
        409,
        "not_waiting",
        "Not waiting for you",
        "The post " + post + " does not wait for a client's decision now.",
        "Read it again: it tells what became of it.");
  }
}
