package io.marquee.web.servlet;

import java.util.UUID;
import org.springframework.core.convert.converter.Converter;

/** Ids in paths and queries in their one form; the JDK would also read <code>1-1-1-1-1</code>. */
class StrictUuid implements Converter<String, UUID> {
  @Override
  public UUID convert(String text) {
    UUID id = UUID.fromString(text);
    if (!id.toString().equalsIgnoreCase(text)) {
      throw new IllegalArgumentException("not a UUID in its usual form");
    }
    return id;
  }
}
