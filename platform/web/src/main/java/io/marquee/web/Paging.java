package io.marquee.web;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list the client asks for. A controller receives it as a plain parameter, read
 * from <code>limit</code> (default 50, at most 200, else 422) and <code>cursor</code> (400 when it
 * was made for another workspace, path or filter; every other query parameter counts as filter).
 * The first page needs no SQL of its own:
 *
 * <pre>{@code
 * var films = jdbc.sql("select … from films where " + Paging.AFTER + Paging.IN_ORDER)
 *     .params(paging.parameters()).query(FilmSummary.class).list();
 * return paging.page(films, film -> new Cursor(film.createdAt(), film.id()));
 * }</pre>
 */
public final class Paging {
  /** How many items a page has unless asked otherwise. */
  public static final int DEFAULT_LIMIT = 50;

  /** How many items a page has at most. */
  public static final int MAXIMUM_LIMIT = 200;

  /**
   * The condition for rows behind the cursor, on columns <code>created_at</code> and <code>id
   * </code>.
   */
  public static final String AFTER =
      " created_at <= :after_created_at and (created_at < :after_created_at or id > :after_id) ";

  /**
   * The order of every list, and the limit: one row more than asked for tells whether there is a
   * next page.
   */
  public static final String IN_ORDER = " order by created_at desc, id limit :fetch ";

  private final int limit;
  private final Cursor after;
  private final Function<Cursor, String> encode;

  private Paging(int limit, Cursor after, Function<Cursor, String> encode) {
    this.limit = limit;
    this.after = after;
    this.encode = encode;
  }

  /**
   * The page that a request asks for.
   *
   * @param limit as sent, null when absent
   * @param cursor as sent, null on the first page
   * @param scope what a cursor is bound to: workspace, path and filter
   * @throws InvalidRequest 422, when the limit is no number from 1 to {@link #MAXIMUM_LIMIT}
   * @throws CursorInvalid 400, when the cursor was not made for this scope
   */
  public static Paging of(
      @Nullable String limit, @Nullable String cursor, String scope, CursorCodec codec) {
    return new Paging(
        limit == null ? DEFAULT_LIMIT : number(limit),
        cursor == null ? Cursor.START : codec.decode(cursor, scope),
        place -> codec.encode(place, scope));
  }

  /**
   * The first page with a limit, for callers without a request. Its cursors are readable and bound
   * to nothing.
   */
  public static Paging first(int limit) {
    return new Paging(limit, Cursor.START, cursor -> cursor.createdAt() + "_" + cursor.id());
  }

  /** How many items the client wants. */
  public int limit() {
    return limit;
  }

  /** How many rows to read: one more than wanted. */
  public int fetch() {
    return limit + 1;
  }

  /** The last item that the client has seen; {@link Cursor#START} on the first page. */
  public Cursor after() {
    return after;
  }

  /** The named parameters of {@link #AFTER} and {@link #IN_ORDER}. */
  public Map<String, Object> parameters() {
    return Map.of(
        "after_created_at",
        after.createdAt().atOffset(ZoneOffset.UTC),
        "after_id",
        after.id(),
        "fetch",
        fetch());
  }

  /** The page out of at most {@link #fetch()} rows. */
  public <T> Page<T> page(List<T> rows, Function<? super T, Cursor> place) {
    if (rows.size() <= limit) {
      return new Page<>(rows, null);
    }
    List<T> items = rows.subList(0, limit);
    return new Page<>(items, encode.apply(place.apply(items.getLast())));
  }

  private static int number(String limit) {
    try {
      int number = Integer.parseInt(limit);
      if (number >= 1 && number <= MAXIMUM_LIMIT) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Answered below, like a number out of range.
    }
    throw new InvalidRequest(
        "?limit", "out_of_range", "limit must be a number from 1 to " + MAXIMUM_LIMIT + ".");
  }
}
