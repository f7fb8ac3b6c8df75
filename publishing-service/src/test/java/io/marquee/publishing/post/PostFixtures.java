package io.marquee.publishing.post;

import io.marquee.publishing.socialaccount.PlatformGateway.Media;
import io.marquee.publishing.socialaccount.SocialAccount;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Posts as the verbs make them. */
final class PostFixtures {

  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  static final Instant LATER = Instant.parse("2026-11-22T12:00:00Z");
  static final Media MEDIA =
      new Media(UUID.randomUUID(), "w/x/a.mp4", "w/x/a.jpg", "video/mp4", 1000, 3000);

  private PostFixtures() {}

  static Post.Content content(String title) {
    return new Post.Content(title, "", UUID.randomUUID(), null, List.of());
  }

  static Publication.Target target() {
    return new Publication.Target(
        new Publication.Id(UUID.randomUUID()), new SocialAccount.Id(UUID.randomUUID()), "feed");
  }

  static Post draftFor(int accounts) {
    return Post.draft(
        new Post.Id(UUID.randomUUID()),
        content("Launch"),
        Stream.generate(PostFixtures::target).limit(accounts).toList(),
        null,
        NOW);
  }

  /** On its way, with an attempt begun on each platform. */
  static Post underWay(int accounts) {
    Post post = draftFor(accounts);
    post.publish(NOW);
    post.publications().forEach(each -> post.begin(each, MEDIA, NOW));
    return post;
  }
}
