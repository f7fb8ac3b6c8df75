package io.marquee.publishing.feed;

import java.util.UUID;

/** Where files lie in our bucket. */
final class MediaKeys {

  private MediaKeys() {}

  /** What every key of a workspace begins with, in every bucket. */
  static String of(UUID workspace) {
    return "w/" + workspace + "/";
  }

  static String film(UUID workspace, UUID publication) {
    return of(workspace) + "publications/" + publication + ".mp4";
  }

  static String poster(UUID workspace, UUID publication) {
    return of(workspace) + "publications/" + publication + ".jpg";
  }
}
