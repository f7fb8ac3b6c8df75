package io.marquee.identity.audit;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON object a line, in the form in which it is hashed, with hash and origin beside. */
final class JsonLines implements ExportLines {

  private final Writer to;

  JsonLines(Writer to) {
    this.to = to;
  }

  @Override
  public void begin() {
    // Nothing stands before the first line.
  }

  @Override
  public void entry(Entry entry, @Nullable Origin origin) throws IOException {
    var fields = entry.fields();
    fields.put("hash", entry.hash());
    fields.put("origin", origin == null ? null : origin.fields());
    to.append(Canonical.json(fields)).append('\n');
  }

  @Override
  public void seal(String signed) throws IOException {
    to.append(Canonical.json(Map.of("seal", signed))).append('\n');
  }
}
