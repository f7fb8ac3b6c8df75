package io.marquee.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class JsonTests {
  enum Status {
    IN_FLIGHT,
    @JsonProperty("Done!")
    DONE
  }

  enum Variant {
    WIDE("16:9");

    private final String ratio;

    Variant(String ratio) {
      this.ratio = ratio;
    }

    @JsonValue
    String ratio() {
      return ratio;
    }
  }

  record Film(
      UUID filmId,
      String title,
      @Nullable String projectName,
      Status status,
      Variant variant,
      Instant createdAt,
      Duration runningTime,
      BigDecimal budgetUsd,
      Map<Status, Integer> countByStatus) {}

  private static final String WRITTEN =
      "{\"film_id\":\"00000000-0000-0000-0000-000000000001\",\"title\":\"Launch\","
          + "\"project_name\":null,\"status\":\"in_flight\",\"variant\":\"16:9\","
          + "\"created_at\":\"2026-11-22T10:15:30.123456Z\",\"running_time\":\"PT11S\","
          + "\"budget_usd\":1000,\"count_by_status\":{\"in_flight\":1,\"Done!\":2}}";

  private JsonMapper json = JsonMapper.shared();

  @BeforeEach
  void takeTheApplicationsMapper() {
    new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(JacksonAutoConfiguration.class, JsonAutoConfiguration.class))
        .run(context -> json = context.getBean(JsonMapper.class));
  }

  @Test
  void writesAndReadsAsTheApiSays() {
    var counts = new EnumMap<Status, Integer>(Map.of(Status.IN_FLIGHT, 1, Status.DONE, 2));
    var film =
        new Film(
            new UUID(0, 1),
            "Launch",
            null,
            Status.IN_FLIGHT,
            Variant.WIDE,
            Instant.parse("2026-11-22T10:15:30.123456Z"),
            Duration.ofSeconds(11),
            new BigDecimal("1E+3"),
            counts);
    assertThat(json.writeValueAsString(film)).isEqualTo(WRITTEN);
    assertThat(json.readValue(WRITTEN, Film.class))
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .isEqualTo(film);
  }

  @Test
  void readsEnumsInLowerCaseOnly() {
    assertThat(json.readValue("\"in_flight\"", Status.class)).isEqualTo(Status.IN_FLIGHT);
    assertThatThrownBy(() -> json.readValue("\"IN_FLIGHT\"", Status.class))
        .isInstanceOf(JacksonException.class);
    assertThatThrownBy(() -> json.readValue("\"done\"", Status.class))
        .isInstanceOf(JacksonException.class);
  }

  @Test
  void toleratesWhatOthersAdded() {
    assertThat(json.readValue("{\"name\":\"a\",\"added_later\":1}", Named.class).name())
        .isEqualTo("a");
  }

  record Named(String name) {}
}
