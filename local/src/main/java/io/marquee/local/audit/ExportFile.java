package io.marquee.local.audit;

import io.marquee.local.home.Refusal;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An export, read line by line, so that its size does not matter. */
final class ExportFile implements Closeable {

  static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Path file;
  private final BufferedReader reader;
  private final @Nullable CsvRows rows;
  private long number;

  private ExportFile(Path file, BufferedReader reader, @Nullable CsvRows rows) {
    this.file = file;
    this.reader = reader;
    this.rows = rows;
  }

  /**
   * A line.
   *
   * @param number from 1
   * @param entry what is hashed, hash and origin taken out; null for the seal
   * @param hash the entry's own; empty for the seal
   * @param origin beside the chain; null when forgotten
   * @param seal a JWS; null for an entry
   */
  record Line(
      long number,
      @Nullable ObjectNode entry,
      String hash,
      @Nullable JsonNode origin,
      @Nullable String seal) {

    String text(String name) {
      return entry == null ? "" : entry.path(name).asString("");
    }

    long position() {
      return entry == null ? 0 : entry.path("position").asLong(0);
    }
  }

  static ExportFile open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new Refusal("There is no file %s.".formatted(file), "Name an export.");
    }
    try {
      BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
      reader.mark(1);
      int first = reader.read();
      reader.reset();
      if (first == '{') return new ExportFile(file, reader, null);
      if (first == 'p') return new ExportFile(file, reader, CsvRows.begin(reader));
      reader.close();
      throw noExport(file, first < 0 ? "is empty" : "is no audit export");
    } catch (CsvRows.OtherTable other) {
      throw noExport(file, "is no audit export");
    } catch (IOException unreadable) {
      throw noExport(file, "cannot be read (%s)".formatted(unreadable.getMessage()));
    }
  }

  private static Refusal noExport(Path file, String what) {
    return new Refusal(
        "%s %s.".formatted(file, what),
        "Get one with GET /api/v1/w/{workspace}/audit/export?format=jsonl (or csv).");
  }

  /** The next line, or null at the end. */
  @Nullable Line next() throws Broken {
    try {
      return rows == null ? nextObject() : nextRow(rows);
    } catch (CharacterCodingException notText) {
      throw Broken.at(number + 1, "is not UTF-8 text any more: it was altered");
    } catch (IOException unreadable) {
      throw noExport(file, "cannot be read (%s)".formatted(unreadable.getMessage()));
    }
  }

  private @Nullable Line nextObject() throws IOException, Broken {
    String text = reader.readLine();
    if (text == null) return null;
    number++;
    try {
      if (JSON.readTree(text) instanceof ObjectNode object) return line(object);
    } catch (JacksonException | IllegalArgumentException malformed) {
      // Said below, like JSON of another kind.
    }
    throw Broken.at(number, "is no entry: it was altered or cut off");
  }

  private @Nullable Line nextRow(CsvRows table) throws IOException, Broken {
    number = table.number() + 1;
    try {
      ObjectNode row = table.next();
      number = table.number();
      return row == null ? null : line(row);
    } catch (JacksonException | IllegalArgumentException malformed) {
      throw Broken.at(number, "is no entry: it was altered or cut off");
    }
  }

  private Line line(ObjectNode object) throws Broken {
    if (object.size() == 1 && object.path("seal").isString()) {
      return new Line(number, null, "", null, object.path("seal").stringValue());
    }
    JsonNode origin = object.remove("origin");
    JsonNode hash = object.remove("hash");
    if (hash == null || !hash.isString() || !object.path("position").isIntegralNumber()) {
      throw Broken.at(number, "is no entry: it was altered or added");
    }
    return new Line(
        number,
        object,
        hash.stringValue(),
        origin == null || origin.isNull() ? null : origin,
        null);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
