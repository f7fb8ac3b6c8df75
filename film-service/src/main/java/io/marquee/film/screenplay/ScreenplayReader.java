package io.marquee.film.screenplay;

import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Makes a {@link Screenplay} of JSON, or says everything that is wrong with it. */
@Component
public class ScreenplayReader {

  /** More flaws than this help nobody. */
  static final int MOST_FLAWS = 100;

  private final ScreenplaySchema schema = new ScreenplaySchema();
  private final JsonMapper mapper =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enumNamingStrategy(EnumNamingStrategies.SNAKE_CASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();

  /** What came of reading: a screenplay, or at least one flaw. */
  public sealed interface Reading {}

  public record Accepted(Screenplay screenplay) implements Reading {}

  public record Refused(List<Flaw> flaws) implements Reading {}

  /** Reads what a person wrote. */
  public Reading read(JsonNode json, References references) {
    var flaws = schema.flaws(json);
    if (flaws.isEmpty()) {
      var screenplay = trusted(json);
      flaws = new ScreenplayCheck(screenplay, references).flaws();
      if (flaws.isEmpty()) return new Accepted(screenplay);
    }
    return new Refused(flaws.stream().limit(MOST_FLAWS).toList());
  }

  /**
   * What is wrong with a screenplay that somebody brings from elsewhere; what it points at may have
   * been deleted since.
   */
  public List<Flaw> flaws(JsonNode json) {
    var flaws = schema.flaws(json);
    if (!flaws.isEmpty()) return flaws;
    return new ScreenplayCheck(trusted(json), ScreenplayCheck.NOTHING)
        .flaws().stream()
            .filter(flaw -> !ScreenplayCheck.OF_REFERENCES.contains(flaw.code()))
            .toList();
  }

  /** Reads what was checked before it was stored. */
  public Screenplay trusted(JsonNode json) {
    return mapper.treeToValue(ScreenplayDefaults.completed(json), Screenplay.class);
  }
}
