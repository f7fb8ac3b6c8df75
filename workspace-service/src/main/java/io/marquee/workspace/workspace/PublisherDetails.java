package io.marquee.workspace.workspace;

import io.marquee.web.InvalidRequest;

/** What only a music publisher has. */
final class PublisherDetails {

  private PublisherDetails() {}

  /** Goes on only if no other kind claims to have it. */
  static void check(Workspace.Details details) {
    if (details.kind() == Workspace.Kind.MUSIC_PUBLISHER) return;
    if (details.publisherTier() != null) throw refused("publisher_tier");
    if (details.businessModel() != null) throw refused("business_model");
  }

  private static InvalidRequest refused(String field) {
    return new InvalidRequest(
        "/" + field,
        "not_a_music_publisher",
        "Only a workspace of the kind music_publisher has a " + field + ".");
  }
}
