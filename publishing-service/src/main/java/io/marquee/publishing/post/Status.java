package io.marquee.publishing.post;

import jakarta.persistence.EnumeratedValue;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** How far a publication is, and so the post that it belongs to. */
public enum Status {
  DRAFT,
  /** A post only: it waits for the decisions of its approval. */
  IN_REVIEW,
  /** A post only: somebody who was asked wants it changed. */
  CHANGES_REQUESTED,
  /** A post only: all stages said yes to what it is. */
  APPROVED,
  SCHEDULED,
  PUBLISHING,
  PUBLISHED,
  FAILED,
  /** An attempt may or may not have succeeded; it is looked for before anything else is done. */
  UNKNOWN,
  CANCELLED;

  /** What is to be told first when the publications of a post differ. */
  private static final List<Status> TELLING =
      List.of(PUBLISHING, SCHEDULED, UNKNOWN, FAILED, PUBLISHED, CANCELLED, DRAFT);

  @EnumeratedValue private final String code = name().toLowerCase(Locale.ROOT);

  /**
   * The name in the database and on the wire.
   *
   * @return such as {@code published}
   */
  public String code() {
    return code;
  }

  /**
   * The status of a publication that somebody retries: what is unknown stays so until found out.
   */
  Status retried() {
    return this == UNKNOWN ? UNKNOWN : PUBLISHING;
  }

  /** The status of a post whose publications have these. */
  static Status of(Collection<Status> publications) {
    return TELLING.stream().filter(publications::contains).findFirst().orElse(DRAFT);
  }
}
