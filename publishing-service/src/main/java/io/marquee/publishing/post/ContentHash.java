package io.marquee.publishing.post;

import io.marquee.publishing.film.Variant;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a post is, in 64 characters: SHA-256 over its texts, film, files and places. The film's file
 * that would appear is part of it with the run that made it, so that a film that was rendered again
 * is other content. When it appears is not.
 */
final class ContentHash {

  /** Raised if the form below changes, so that no old hash means something new. */
  private static final String FORM = "marquee-post-1";

  private final MessageDigest digest = sha256();

  private ContentHash() {}

  /**
   * The hash of a content.
   *
   * @param content what people wrote
   * @param file the film's file that would appear, null without a film
   * @param accounts where it shall appear, in any order
   * @return lower-case hex
   */
  static String of(Post.Content content, @Nullable Variant file, List<UUID> accounts) {
    var hash = new ContentHash();
    hash.add(FORM);
    hash.add(content.title());
    hash.add(content.description());
    hash.add(content.filmId());
    hash.add(content.variantId());
    hash.add(file == null ? null : file.id());
    hash.add(file == null ? null : file.generationId());
    hash.add(file == null ? null : file.sha256());
    hash.add(content.assetIds().size());
    content.assetIds().forEach(hash::add);
    hash.add(accounts.size());
    accounts.stream().sorted().forEach(hash::add);
    return HexFormat.of().formatHex(hash.digest.digest());
  }

  /** Each part says how long it is, so that nothing can move from one into the next. */
  private void add(@Nullable Object part) {
    byte[] bytes = part == null ? null : part.toString().getBytes(StandardCharsets.UTF_8);
    digest.update((bytes == null ? "-" : bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    if (bytes != null) digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
