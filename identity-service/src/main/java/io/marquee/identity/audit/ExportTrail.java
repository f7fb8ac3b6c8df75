package io.marquee.identity.audit;

import io.marquee.identity.audit.Entries.Linked;
import io.marquee.identity.audit.Entries.Stretch;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Writes an unbroken stretch of the chain, and a signed seal behind it. It reads some hundred
 * entries at a time, so memory does not grow with the trail, and a slow reader holds no connection
 * to the database meanwhile. A file without its seal was cut off, or its download broke off.
 */
@Service
public class ExportTrail {

  private static final int AT_A_TIME = 500;

  private final Entries entries;
  private final SignedHeads heads;

  ExportTrail(Entries entries, SignedHeads heads) {
    this.entries = entries;
    this.heads = heads;
  }

  /** How it is written. */
  public enum Format {
    JSONL("application/jsonl"),
    CSV("text/csv");

    private final String mediaType;

    Format(String mediaType) {
      this.mediaType = mediaType;
    }

    /** Of the file. */
    public String mediaType() {
      return mediaType + ";charset=utf-8";
    }

    /** Of the file's name. */
    public String ending() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What to export.
   *
   * @param format how
   * @param from everything done then or later, null for the beginning
   * @param to everything done before, null for the end
   */
  public record Command(Format format, @Nullable Instant from, @Nullable Instant to) {}

  /**
   * Writes it. The stretch reaches from the first entry of the time asked for to the last: where
   * news arrived late, entries of other times lie in between, and belong to the proof.
   *
   * @param command what
   * @param to where
   * @throws IOException when nobody reads any more
   */
  public void run(Command command, OutputStream to) throws IOException {
    Trail trail = Trail.bound();
    Head head = entries.head(trail);
    Stretch stretch =
        entries
            .stretch(trail, command.from(), command.to(), head.position())
            .orElse(new Stretch(head.position() + 1, head.position()));
    Writer writer = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
    ExportLines lines =
        command.format() == Format.CSV ? new CsvLines(writer) : new JsonLines(writer);
    lines.begin();
    String before = head.hash();
    String last = head.hash();
    long next = stretch.first();
    while (next <= stretch.last()) {
      for (Linked linked : entries.list(trail, next, stretch.last(), AT_A_TIME)) {
        if (linked.entry().position() == stretch.first()) before = linked.entry().previousHash();
        lines.entry(linked.entry(), linked.origin());
        last = linked.entry().hash();
        next = linked.entry().position() + 1;
      }
      writer.flush();
    }
    lines.seal(heads.seal(trail, stretch, before, last, command.from(), command.to()));
    writer.flush();
  }
}
