package io.marquee.web.openapi;

import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import java.util.Locale;

/**
 * Names in schemas as the application's JSON has them: snake_case, enums in lower case. springdoc
 * reads types with the Jackson before ours, hence this second statement of the same two rules.
 */
class WireNames extends NopAnnotationIntrospector {
  static ModelResolver resolver() {
    // A copy, since the original also writes the OpenAPI document, whose own names are camel case.
    var mapper = Json31.mapper().copy();
    mapper.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    mapper.setAnnotationIntrospector(
        AnnotationIntrospector.pair(
            mapper.getSerializationConfig().getAnnotationIntrospector(), new WireNames()));
    return new ModelResolver(mapper).openapi31(true);
  }

  @Override
  public String[] findEnumValues(Class<?> type, Enum<?>[] constants, String[] names) {
    for (int i = 0; i < constants.length; i++) {
      if (names[i] == null) {
        names[i] = constants[i].name().toLowerCase(Locale.ROOT);
      }
    }
    return names;
  }
}
