package io.marquee.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class ContractsTests {

  private static final Path SAMPLES = Path.of("src/main/resources/io/marquee/events/samples");

  private final JsonMapper json =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  static Stream<Class<? extends Event>> records() {
    return Contracts.topics().stream().flatMap(topic -> Contracts.recordsOf(topic).stream());
  }

  /**
   * A golden sample changes only together with the event's version; consumers out there read the
   * old one.
   */
  @ParameterizedTest
  @MethodSource("records")
  void isWrittenAsItsGoldenSample(Class<? extends Event> type) throws Exception {
    Object sample = sampleOf(type);
    Path golden = SAMPLES.resolve(Contracts.nameOf(type) + ".json");
    if (Boolean.getBoolean("samples.write")) {
      Files.createDirectories(SAMPLES);
      Files.writeString(
          golden, json.writerWithDefaultPrettyPrinter().writeValueAsString(sample) + "\n");
    }

    assertThat(golden)
        .as("JAVA_TOOL_OPTIONS=-Dsamples.write=true writes the sample of a new event")
        .exists();
    assertThat(json.readTree(golden.toFile()))
        .isEqualTo(json.readTree(json.writeValueAsString(sample)));
    assertThat(json.readValue(Files.readString(golden), type)).isEqualTo(sample);
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

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static Object sampleOf(Class<?> type) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) values[i] = valueOf(components[i], i);
    return type.getDeclaredConstructor(
            Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
        .newInstance(values);
  }

  private static Object valueOf(RecordComponent component, int index)
      throws ReflectiveOperationException {
    Class<?> type = component.getType();
    if (type == UUID.class) return new UUID(0x0197a1b200007000L, 0x8000000000000000L + index);
    if (type == String.class) return component.getName();
    if (type == Instant.class) return Instant.parse("2026-11-22T12:00:00.123456Z");
    if (type == BigDecimal.class) return new BigDecimal("12.50");
    if (type == boolean.class) return true;
    if (type == int.class) return 100 + index;
    if (type == long.class) return 1000L + index;
    if (type == List.class) {
      String element = component.getGenericType().getTypeName();
      return element.contains("String")
          ? List.of("one", "two")
          : List.of(
              sampleOf(
                  Class.forName(
                      element.substring(element.indexOf('<') + 1, element.length() - 1))));
    }
    throw new IllegalStateException("no sample for " + component);
  }
}
