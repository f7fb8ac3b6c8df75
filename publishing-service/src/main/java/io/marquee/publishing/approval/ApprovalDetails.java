package io.marquee.publishing.approval;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An approval and all that happened to it.
 *
 * @param approval the approval
 * @param history oldest first
 * @param version also the ETag
 */
public record ApprovalDetails(
    @JsonUnwrapped ApprovalSummary approval, List<HistoryEntry> history, @JsonIgnore long version) {

  /**
   * Something that happened.
   *
   * @param at when
   * @param by who, null for nobody in particular
   * @param action {@code submitted}, {@code assigned}, {@code approved}, {@code rejected}, {@code
   *     voided} or {@code reminded}
   * @param stage at which stage
   * @param comment what was said
   * @param reason why it was voided: {@code edited}, {@code film_changed} or {@code cancelled}
   * @param onBehalfOfClient whether the house decided for its client
   */
  public record HistoryEntry(
      Instant at,
      @Nullable UUID by,
      String action,
      String stage,
      @Nullable String comment,
      @Nullable String reason,
      boolean onBehalfOfClient) {}
}
