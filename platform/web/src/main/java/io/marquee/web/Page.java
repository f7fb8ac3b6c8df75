package io.marquee.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list. The web edge adds a <code>Link</code> header (RFC 8288) to the next page.
 *
 * @param items newest first
 * @param nextCursor what to send as <code>cursor</code> for the next page, null on the last
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page<T>(
    @JsonProperty("items") List<T> items,
    @JsonProperty("next_cursor") @Nullable String nextCursor) {
  public Page {
    items = List.copyOf(items);
  }

  /** A list that is always whole. */
  public static <T> Page<T> whole(List<T> items) {
    return new Page<>(items, null);
  }

  /** The same page with every item turned into something else. */
  public <R> Page<R> map(Function<? super T, ? extends R> turn) {
    return new Page<>(items.stream().<R>map(turn).toList(), nextCursor);
  }
}
