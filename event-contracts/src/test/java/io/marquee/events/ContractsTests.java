package io.marquee.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.ExecutionContextCustomizer;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.marquee.events.schema.GoldenSample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ContractsTests {

  private static final Path SAMPLES = Path.of("src/main/resources/io/marquee/events/samples");

  private static final Path SCHEMAS = Path.of("src/main/resources/io/marquee/events/schemas");

  private final JsonMapper json =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  static Stream<Class<? extends Event>> records() {
    return Contracts.topics().stream().flatMap(topic -> Contracts.recordsOf(topic).stream());
  }

  /** The sample has every property; `./run contracts` writes it when its record has grown. */
  @ParameterizedTest
  @MethodSource("records")
  void isWrittenAsItsGoldenSample(Class<? extends Event> type) throws Exception {
    Event sample = GoldenSample.of(type);
    Path golden = goldenOf(type);
    if (Boolean.getBoolean("contracts.write")) {
      Files.createDirectories(SAMPLES);
      Files.writeString(
          golden, json.writerWithDefaultPrettyPrinter().writeValueAsString(sample) + "\n");
    }

    assertThat(golden).as("./run contracts writes the sample of a new event").exists();
    assertThat(json.readTree(golden.toFile()))
        .as("./run contracts writes the sample of an event that has grown")
        .isEqualTo(json.readTree(json.writeValueAsString(sample)));
    assertThat(json.readValue(Files.readString(golden), type)).isEqualTo(sample);
  }

  @ParameterizedTest
  @MethodSource("records")
  void theSampleIsValidUnderTheSchema(Class<? extends Event> type) {
    assertThat(schemaOf(type).validate(read(goldenOf(type)), InputFormat.JSON, strictly()))
        .isEmpty();
  }

  /** A reader of today gets what was said before its record grew. */
  @ParameterizedTest
  @MethodSource("records")
  void isReadWithoutWhatIsOptional(Class<? extends Event> type) {
    var old = (ObjectNode) json.readTree(read(goldenOf(type)));
    var required = new HashSet<String>();
    json.readTree(read(schemaFileOf(type)))
        .path("required")
        .forEach(name -> required.add(name.asString()));
    old.retain(required);

    Event event = json.treeToValue(old, type);

    assertThat(schemaOf(type).validate(old.toString(), InputFormat.JSON, strictly())).isEmpty();
    assertThat(event.key()).isEqualTo(GoldenSample.of(type).key());
  }

  @Test
  void namesAreUniqueVersionedAndOfTheirPublisher() {
    Set<String> seen = new HashSet<>();
    assertThat(records())
        .isNotEmpty()
        .allSatisfy(
            type -> {
              String name = Contracts.nameOf(type);
              assertThat(name).matches("[a-z]+\\.[a-z-]+\\.v[1-9]\\d*");
              assertThat(seen.add(name)).as(name + " is used once").isTrue();
              assertThat(Contracts.topicOf(type))
                  .startsWith(name.substring(0, name.indexOf('.')) + ".");
            });
  }

  @Test
  void everySealedInterfaceIsListed() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      assertThat(
              sources
                  .filter(file -> file.toString().endsWith("Event.java"))
                  .filter(file -> read(file).contains("sealed interface"))
                  .count())
          .isEqualTo(Contracts.topics().size());
    }
  }

  @Test
  void aPersonalAccountIsTheSameForEver() {
    UUID user = UUID.fromString("0197a1b2-0000-7000-8000-000000000001");

    assertThat(Accounts.personalAccountOf(user))
        .hasToString("36468d4e-11f3-503f-b819-6fa037f5706b");
    assertThat(Accounts.personalAccountOf(user).version()).isEqualTo(5);
    assertThat(Accounts.personalAccountOf(new UUID(1, 2)))
        .isNotEqualTo(Accounts.personalAccountOf(user));
  }

  private static Path goldenOf(Class<? extends Event> type) {
    return SAMPLES.resolve(Contracts.nameOf(type) + ".json");
  }

  private static Path schemaFileOf(Class<? extends Event> type) {
    return SCHEMAS.resolve(Contracts.nameOf(type) + ".json");
  }

  private static Schema schemaOf(Class<? extends Event> type) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(read(schemaFileOf(type)));
  }

  private static ExecutionContextCustomizer strictly() {
    return (context, schema) ->
        context.executionConfig(config -> config.formatAssertionsEnabled(true));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
