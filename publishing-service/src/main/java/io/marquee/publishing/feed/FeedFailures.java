package io.marquee.publishing.feed;

import io.marquee.publishing.socialaccount.PlatformGateway.Failure;

/** Why the feed takes a post neither now nor later. */
final class FeedFailures {

  static final Failure NO_FILM =
      new Failure(
          "film_required",
          "The feed shows films, and the post has none.",
          "Make a new post with a film_id.");

  static final Failure MEDIA_MISSING =
      new Failure(
          "media_missing",
          "The film's file is no longer stored.",
          "Generate the film again and retry the post.");

  private FeedFailures() {}
}
