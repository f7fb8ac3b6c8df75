package io.marquee.identity.audit;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A format of exports. */
interface ExportLines {

  /** What stands before the first entry. */
  void begin() throws IOException;

  void entry(Entry entry, @Nullable Origin origin) throws IOException;

  void seal(String signed) throws IOException;
}
