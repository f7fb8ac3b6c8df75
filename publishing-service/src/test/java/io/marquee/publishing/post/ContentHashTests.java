package io.marquee.publishing.post;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.publishing.film.Variant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContentHashTests {

  private static final UUID FILM = new UUID(1, 1);
  private static final UUID ACCOUNT = new UUID(2, 1);
  private static final UUID OTHER = new UUID(2, 2);

  @Test
  void isTheSameForTheSame() {
    assertThat(hash("a", "b", null)).isEqualTo(hash("a", "b", null)).matches("[0-9a-f]{64}");
    assertThat(ContentHash.of(content("a", "b"), null, List.of(ACCOUNT, OTHER)))
        .isEqualTo(ContentHash.of(content("a", "b"), null, List.of(OTHER, ACCOUNT)));
  }

  /** What was approved yesterday is approved today. */
  @Test
  void isTheSameInEveryVersion() {
    assertThat(hash("a", "b", null))
        .isEqualTo("b8d9b39043e65d7bf7bbace475ab056d0ccefb52a3f630da6fe280bf308c8b31");
  }

  @Test
  void isAnotherForEachPart() {
    assertThat(
            List.of(
                hash("a", "b", null),
                hash("ab", "", null),
                hash("", "ab", null),
                hash("a", "b", file(1, "x")),
                hash("a", "b", file(2, "x")),
                hash("a", "b", file(1, "y")),
                ContentHash.of(content("a", "b"), null, List.of()),
                ContentHash.of(content("a", "b"), null, List.of(OTHER)),
                ContentHash.of(
                    new Post.Content("a", "b", null, null, List.of()), null, List.of(ACCOUNT)),
                ContentHash.of(
                    new Post.Content("a", "b", FILM, OTHER, List.of()), null, List.of(ACCOUNT)),
                ContentHash.of(
                    new Post.Content("a", "b", FILM, null, List.of(OTHER)),
                    null,
                    List.of(ACCOUNT))))
        .doesNotHaveDuplicates();
  }

  private static String hash(String title, String description, @Nullable Variant file) {
    return ContentHash.of(content(title, description), file, List.of(ACCOUNT));
  }

  private static Post.Content content(String title, String description) {
    return new Post.Content(title, description, FILM, null, List.of());
  }

  private static Variant file(long generation, String sha256) {
    return new Variant(
        new UUID(3, 3),
        FILM,
        new UUID(4, generation),
        "16:9",
        "key",
        null,
        "video/mp4",
        1,
        1,
        1,
        1,
        sha256);
  }
}
