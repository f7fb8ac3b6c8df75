package io.marquee.web.servlet;

import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Enums in queries and paths have the names that they have in JSON. */
@SuppressWarnings("rawtypes")
class WireEnums implements ConverterFactory<String, Enum> {
  private final JsonMapper json;

  WireEnums(JsonMapper json) {
    this.json = json;
  }

  @Override
  public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
    return text -> {
      try {
        return json.convertValue(text, type);
      } catch (JacksonException unknown) {
        throw new IllegalArgumentException("not one of the names", unknown);
      }
    };
  }
}
