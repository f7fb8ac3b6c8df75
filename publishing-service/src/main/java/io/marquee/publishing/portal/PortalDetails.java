package io.marquee.publishing.portal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post and what was said about it, as far as clients are concerned.
 *
 * @param post the post
 * @param comments what was said for clients, oldest first
 * @param decisions what was decided at clients' stages, oldest first
 */
public record PortalDetails(
    @JsonUnwrapped PortalPost post, List<PortalComment> comments, List<PastDecision> decisions) {

  /**
   * Something that was said. By whom is told no nearer than this.
   *
   * @param id the comment
   * @param text what
   * @param atSeconds at which second of the film, null for the post as a whole
   * @param byClient whether a client said it
   * @param createdAt when
   */
  public record PortalComment(
      UUID id, String text, @Nullable BigDecimal atSeconds, boolean byClient, Instant createdAt) {}

  /**
   * A decision.
   *
   * @param at when
   * @param byClient whether a client made it, or the house on their behalf
   * @param action {@code approved} or {@code rejected}
   * @param comment what was said
   */
  public record PastDecision(
      Instant at, boolean byClient, String action, @Nullable String comment) {}
}
