package io.marquee.web.json;

import java.util.Locale;
import tools.jackson.core.Version;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * Enum constants are written and read in lower case only, unless {@code @JsonProperty} or
 * {@code @JsonValue} names them. As an introspector it also holds for map keys, which the mapper's
 * own lower-case feature leaves alone.
 */
class LowerCaseEnums extends NopAnnotationIntrospector {
  @Override
  public String[] findEnumValues(
      MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
    for (int i = 0; i < constants.length; i++) {
      names[i] = constants[i].name().toLowerCase(Locale.ROOT);
    }
    return names;
  }

  @Override
  public Version version() {
    return Version.unknownVersion();
  }
}
