package io.marquee.film.generation.web;

import io.marquee.film.screenplay.Aspect;
import io.marquee.web.FieldError;
import io.marquee.web.InvalidRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the {@code variants} of a request. */
class WantedVariants {

  private static final String POINTER = "/variants";

  private WantedVariants() {}

  /** The one that is made when nobody says which. */
  static List<Aspect> of(@Nullable List<String> ratios) {
    if (ratios == null) return List.of(Aspect.LANDSCAPE);
    if (ratios.isEmpty()) {
      throw new InvalidRequest(POINTER, "too_few", "Name at least one variant.");
    }
    var aspects = new ArrayList<Aspect>();
    var errors = new ArrayList<FieldError>();
    for (var index = 0; index < ratios.size(); index++) {
      var pointer = POINTER + "/" + index;
      var aspect = Aspect.of(ratios.get(index)).orElse(null);
      if (aspect == null) {
        errors.add(new FieldError(pointer, "not_allowed", "Must be 16:9, 9:16 or 1:1."));
      } else if (aspects.contains(aspect)) {
        errors.add(new FieldError(pointer, "duplicate", "Name each variant once."));
      } else {
        aspects.add(aspect);
      }
    }
    if (!errors.isEmpty()) throw new InvalidRequest(errors);
    return aspects;
  }
}
