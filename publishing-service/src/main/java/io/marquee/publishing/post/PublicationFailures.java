package io.marquee.publishing.post;

import io.marquee.publishing.socialaccount.PlatformGateway.Failure;

/** Why a publication fails whatever the platform. */
final class PublicationFailures {

  static final Failure FILM_GONE =
      new Failure(
          "film_not_ready",
          "The post's film, or the variant that was chosen, has no finished file.",
          "Generate the film again, or choose another variant in a new post.");

  static final Failure PLATFORM_UNAVAILABLE =
      new Failure(
          "platform_unavailable",
          "The platform could not be reached, and all tries were used up.",
          "Retry the post when the platform can be reached again.");

  static final Failure OUTCOME_UNKNOWN =
      new Failure(
          "outcome_unknown",
          "The platform did not say whether the post has appeared.",
          "Nothing for now: the platform is asked before anything else is done.");

  private PublicationFailures() {}
}
