package io.marquee.local.audit;

import io.marquee.local.audit.ExportFile.Line;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Follows the chain through a file and names the first line at which it breaks. */
final class ChainCheck {

  private static final String BEGINNING = "0".repeat(64);

  private final ExportFile file;
  private final long wanted;
  private @Nullable Line first;
  private @Nullable Line last;
  private @Nullable Line seal;
  private String wantedHash = "";
  private long forgotten;

  /**
   * A check that also remembers the hash at a position.
   *
   * @param wanted the position, 0 for none
   */
  ChainCheck(ExportFile file, long wanted) {
    this.file = file;
    this.wanted = wanted;
  }

  /**
   * What the file holds, once it was found unbroken.
   *
   * @param first its first entry, null when there is none
   * @param last its last entry
   * @param seal what stands behind
   * @param wantedHash at the position asked for, empty when it is not there
   * @param forgotten how many entries no longer tell from where
   */
  record Unbroken(
      @Nullable Line first,
      @Nullable Line last,
      Statement seal,
      String wantedHash,
      long forgotten) {}

  Unbroken run() throws Broken {
    for (Line line = file.next(); line != null; line = file.next()) {
      if (seal != null) throw Broken.at(line.number(), "stands behind the seal: it was added");
      if (line.seal() != null) seal = line;
      else follow(line);
    }
    if (seal == null) {
      throw new Broken(
          "the seal at the end is missing: the file was cut off, or its download broke off"
              + (last == null ? "" : " behind entry " + last.position()));
    }
    Statement said = statement(seal);
    compare(said, seal.number());
    return new Unbroken(first, last, said, wantedHash, forgotten);
  }

  private void follow(Line line) throws Broken {
    checkHash(line);
    checkOrigin(line);
    Line before = last;
    if (before == null) {
      first = line;
      if (line.position() == 1 && !line.text("previous_hash").equals(BEGINNING)) {
        throw Broken.at(line.number(), "is entry 1, but names one before it: it was altered");
      }
    } else {
      checkPlace(before, line);
    }
    if (line.position() == wanted) wantedHash = line.hash();
    last = line;
  }

  private static void checkHash(Line line) throws Broken {
    try {
      if (Canonical.hash(Objects.requireNonNull(line.entry())).equals(line.hash())) return;
    } catch (IllegalArgumentException foreign) {
      // Altered just as well.
    }
    throw Broken.at(
        line.number(), "entry %d was altered: its hash is not its own".formatted(line.position()));
  }

  private void checkOrigin(Line line) throws Broken {
    String digest = line.text("origin_digest");
    JsonNode origin = line.origin();
    if (origin == null) {
      if (!digest.isEmpty()) forgotten++;
      return;
    }
    if (origin instanceof ObjectNode object && Canonical.hash(object).equals(digest)) return;
    throw Broken.at(
        line.number(),
        "entry %d was altered: it was done from elsewhere".formatted(line.position()));
  }

  private void checkPlace(Line before, Line line) throws Broken {
    long due = before.position() + 1;
    if (!line.text("chain").equals(before.text("chain"))) {
      throw Broken.at(
          line.number(),
          "belongs to %s, not to %s: it was added"
              .formatted(line.text("chain"), before.text("chain")));
    }
    if (line.position() > due) throw gap(due, line);
    if (line.position() < due) {
      throw Broken.at(
          line.number(),
          "entry %d stands behind entry %d: lines were reordered, or one was added"
              .formatted(line.position(), before.position()));
    }
    if (!line.text("previous_hash").equals(before.hash())) {
      throw Broken.at(
          line.number(),
          "entry %d does not follow the entry on line %d: one of them was replaced"
              .formatted(line.position(), before.number()));
    }
  }

  /** Either the one that is due comes later, or it is gone. */
  private Broken gap(long due, Line line) throws Broken {
    for (Line later = file.next(); later != null; later = file.next()) {
      if (later.position() == due) {
        return Broken.at(
            line.number(),
            "entry %d stands before entry %d, which is on line %d: lines were reordered"
                .formatted(line.position(), due, later.number()));
      }
    }
    return Broken.at(line.number(), missing(due, line.position() - 1, "before it"));
  }

  static String missing(long from, long to, String where) {
    return from == to
        ? "entry %d is missing %s: it was removed".formatted(from, where)
        : "entries %d to %d are missing %s: they were removed".formatted(from, to, where);
  }

  private static Statement statement(Line line) throws Broken {
    try {
      Statement seal = Statement.read(Objects.requireNonNull(line.seal()));
      if (seal.type().equals(Statement.SEAL)) return seal;
    } catch (IllegalArgumentException malformed) {
      // Said below, like a statement of another kind.
    }
    throw Broken.at(line.number(), "the seal was altered");
  }

  private void compare(Statement said, long line) throws Broken {
    long begin = said.claims().path("first_position").asLong(-1);
    if (first == null || last == null) {
      if (begin <= said.position()) {
        throw Broken.at(line, missing(begin, said.position(), "before the seal"));
      }
      return;
    }
    if (!said.chain().equals(last.text("chain"))) {
      throw Broken.at(line, "the seal is of another chain: %s".formatted(said.chain()));
    }
    if (first.position() > begin) {
      throw new Broken(missing(begin, first.position() - 1, "at the beginning"));
    }
    if (first.position() < begin) {
      throw Broken.at(first.number(), "the seal knows nothing of it: it was added");
    }
    if (last.position() < said.position()) {
      throw new Broken(missing(last.position() + 1, said.position(), "at the end"));
    }
    if (last.position() > said.position()) {
      throw Broken.at(last.number(), "the seal knows nothing of it: it was added");
    }
    if (!first.text("previous_hash").equals(said.claims().path("previous_hash").asString(""))
        || !last.hash().equals(said.hash())) {
      throw Broken.at(line, "the seal is of other entries: the chain was made anew");
    }
  }
}
