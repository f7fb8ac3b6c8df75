package io.marquee.local.audit;

import io.marquee.local.home.Refusal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** {@code ./run audit verify FILE}: whether an exported trail is as it was written. */
public final class AuditCommand {

  /** The file is unbroken. */
  public static final int GOOD = 0;

  /** Something was altered, removed, added or reordered. */
  public static final int BROKEN = 1;

  /** It could not be checked. */
  public static final int WRONG_USE = 2;

  private final PrintStream out;
  private final PrintStream err;

  public AuditCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Checks, and says what was found.
   *
   * @param words behind {@code audit}
   * @param options {@code head} and {@code keys}: files
   * @return the exit code
   */
  public int run(List<String> words, Map<String, String> options) {
    try {
      if (words.size() != 2 || !words.getFirst().equals("verify")) {
        throw new Refusal(
            "audit needs to know what to check.",
            "Use: ./run audit verify FILE [--head HEAD.jws] [--keys KEYS.json]");
      }
      return verify(Path.of(words.getLast()), options.get("head"), options.get("keys"));
    } catch (Refusal refusal) {
      err.println("marquee: " + refusal.getMessage());
      return WRONG_USE;
    }
  }

  private int verify(Path path, @Nullable String headFile, @Nullable String keysFile) {
    JsonNode keys = keysFile == null ? null : keys(Path.of(keysFile));
    Statement head = headFile == null ? null : head(Path.of(headFile));
    try (ExportFile file = ExportFile.open(path)) {
      ChainCheck.Unbroken found = new ChainCheck(file, head == null ? 0 : head.position()).run();
      if (keys != null) {
        requireSigned(found.seal(), keys, "the seal");
        if (head != null) requireSigned(head, keys, "the head");
      }
      if (head != null) requireHead(head, found);
      tell(found, head, keys != null);
      return GOOD;
    } catch (Broken broken) {
      out.println("BROKEN  " + broken.getMessage());
      return BROKEN;
    } catch (IOException unclosed) {
      throw new Refusal("%s cannot be read.".formatted(path), "");
    }
  }

  private static void requireSigned(Statement statement, JsonNode keys, String what) throws Broken {
    if (!statement.isKnownTo(keys)) {
      throw new Refusal(
          "The key %s, which signed %s, is not among the keys.".formatted(statement.keyId(), what),
          "Fetch them: GET /api/v1/w/{workspace}/audit/keys");
    }
    if (!statement.isSignedBy(keys)) {
      throw new Broken("%s is not signed as it says: it was altered".formatted(what));
    }
  }

  /** The file must reach to the head, unless it was asked for up to a time only. */
  private static void requireHead(Statement head, ChainCheck.Unbroken found) throws Broken {
    if (!head.chain().equals(found.seal().chain())) {
      throw new Refusal(
          "The head is of %s, the file of %s.".formatted(head.chain(), found.seal().chain()),
          "Use the head of the same trail.");
    }
    long end = found.seal().position();
    if (head.position() > end && !found.seal().claims().has("to")) {
      throw new Broken(
          ChainCheck.missing(end + 1, head.position(), "at the end, up to the given head"));
    }
    if (!found.wantedHash().isEmpty() && !found.wantedHash().equals(head.hash())) {
      throw new Broken(
          "entry %d is not the one that the given head names: the chain was made anew"
              .formatted(head.position()));
    }
  }

  private void tell(ChainCheck.Unbroken found, @Nullable Statement head, boolean signed) {
    JsonNode seal = found.seal().claims();
    var first = found.first();
    var last = found.last();
    if (first == null || last == null) {
      out.println("UNBROKEN  no entries, of " + found.seal().chain());
    } else {
      out.printf(
          "UNBROKEN  %,d entries of %s: %d to %d, recorded from %s to %s%n",
          last.position() - first.position() + 1,
          found.seal().chain(),
          first.position(),
          last.position(),
          first.text("recorded_at"),
          last.text("recorded_at"));
    }
    out.printf(
        "sealed    %s by %s%n",
        Instant.ofEpochSecond(seal.path("iat").asLong()), seal.path("iss").asString(""));
    if (seal.has("from") || seal.has("to")) {
      out.printf(
          "asked for %s to %s: earlier and later entries are not in the file%n",
          seal.path("from").asString("the beginning"), seal.path("to").asString("the end"));
    }
    if (found.forgotten() > 0) {
      out.printf("origin    %,d entries no longer tell from where%n", found.forgotten());
    }
    out.println(
        signed
            ? "signature good, by the key " + found.seal().keyId()
            : "signature NOT CHECKED: who can write the whole file anew can also hash it anew."
                + " Give --keys (GET /api/v1/w/{workspace}/audit/keys)");
    if (head != null) out.println("head      reached: entry " + head.position());
  }

  private static JsonNode keys(Path file) {
    try {
      JsonNode keys = ExportFile.JSON.readTree(Files.readString(file));
      if (keys.path("keys").isArray()) return keys;
    } catch (IOException | JacksonException unreadable) {
      // Said below, like JSON of another kind.
    }
    throw new Refusal(
        "%s holds no set of keys.".formatted(file),
        "Fetch it: GET /api/v1/w/{workspace}/audit/keys");
  }

  /** A JWS alone, or the whole answer that it came in. */
  private static Statement head(Path file) {
    try {
      String text = Files.readString(file).strip();
      if (text.startsWith("{")) text = ExportFile.JSON.readTree(text).path("signed").asString("");
      Statement head = Statement.read(text);
      if (head.type().equals(Statement.HEAD)) return head;
    } catch (IOException | JacksonException | IllegalArgumentException unreadable) {
      // Said below, like a statement of another kind.
    }
    throw new Refusal(
        "%s holds no head.".formatted(file),
        "Fetch it: GET /api/v1/w/{workspace}/audit/head, and keep \"signed\" of the answer.");
  }
}
