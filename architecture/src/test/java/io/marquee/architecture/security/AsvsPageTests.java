package io.marquee.architecture.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.architecture.House;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What security/asvs.md says of each requirement. */
class AsvsPageTests {

  /**
   * What is missing at level 1, known and told. Whoever closes one removes it here; nothing is
   * added without somebody seeing it.
   */
  private static final List<String> OPEN_AT_LEVEL_1 = List.of();

  private static final Path PAGE = House.root().resolve("architecture/security/asvs.md");

  private final List<Requirement> lines = Requirement.of(House.read(PAGE));

  @Test
  void hasOneLineForEachRequirementOfTheLevels1And2() {
    Map<String, String> levels =
        House.read(House.root().resolve("architecture/src/test/resources/asvs-5.0.0.txt"))
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split(" "))
            .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    assertThat(levels.values().stream().filter("1"::equals)).hasSize(70);
    assertThat(levels.values().stream().filter("2"::equals)).hasSize(183);

    List<Requirement> asvs = lines.stream().filter(Requirement::isOfTheAsvs).toList();
    assertThat(asvs.stream().map(Requirement::id))
        .containsExactlyInAnyOrderElementsOf(levels.keySet());
    assertThat(asvs)
        .allSatisfy(
            line -> assertThat(line.level()).as(line.id()).isEqualTo(levels.get(line.id())));
  }

  @Test
  void hasOneLineForEachOfTheTopTen() {
    assertThat(lines.stream().filter(line -> !line.isOfTheAsvs()).map(Requirement::id))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 10).mapToObj(i -> "API" + i).toList());
    assertThat(lines.stream().filter(line -> !line.isOfTheAsvs()))
        .allSatisfy(line -> assertThat(line.tests()).as(line.id()).isNotEmpty());
  }

  @Test
  void everyLineNamesATestOrAPageOrAReason() {
    assertThat(lines)
        .allSatisfy(
            line ->
                assertThat(
                        line.tests().findAny().isPresent()
                            || line.isOpen()
                            || line.doesNotApply()
                            || line.isShownByAPage())
                    .as(line.toString())
                    .isTrue());
  }

  @Test
  void everyTestExists() {
    assertThat(lines.stream().flatMap(Requirement::tests))
        .hasSizeGreaterThan(200)
        .allMatch(NamedTest::exists);
    assertThat(House.read(PAGE).split("`[a-z/-]+: \\w+#", -1).length - 1)
        .as("no line is misread")
        .isEqualTo((int) lines.stream().flatMap(Requirement::tests).count());
  }

  @Test
  void whatIsOpenAtLevel1IsKnown() {
    Predicate<Requirement> isOpen = Requirement::isOpen;
    assertThat(
            lines.stream()
                .filter(isOpen.and(line -> line.level().equals("1")))
                .map(Requirement::id))
        .containsExactlyInAnyOrderElementsOf(OPEN_AT_LEVEL_1);
  }

  @Test
  void thePageCountsRight() {
    String counted =
        List.of("1", "2").stream()
            .map(
                level ->
                    "| %s | %d | %d | %d |"
                        .formatted(
                            level,
                            shown(level),
                            count(level, Requirement::doesNotApply),
                            count(level, Requirement::isOpen)))
            .collect(Collectors.joining("\n"));
    assertThat(House.read(PAGE)).contains(counted);
  }

  private long shown(String level) {
    return count(level, line -> !line.isOpen() && !line.doesNotApply());
  }

  private long count(String level, Predicate<Requirement> of) {
    return lines.stream().filter(line -> line.level().equals(level)).filter(of).count();
  }
}
