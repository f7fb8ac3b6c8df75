package io.marquee.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the pages say is there. */
class PagesTests {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
  private static final Pattern CLASS_IN_WALK = Pattern.compile("`([A-Z][A-Za-z]+)`");
  private static final Pattern RUN_COMMAND = Pattern.compile("\\./run ([a-z-]+)");

  @Test
  void linksLeadSomewhere() {
    var broken = new ArrayList<String>();
    List<Path> pages = House.files(House.root(), ".md");
    assertThat(pages).hasSizeGreaterThan(10);
    for (Path page : pages) {
      LINK.matcher(House.read(page))
          .results()
          .map(found -> found.group(1))
          .filter(target -> !target.matches("[a-z]+:.*"))
          .filter(target -> !Files.exists(page.resolveSibling(target)))
          .forEach(target -> broken.add(House.root().relativize(page) + " -> " + target));
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void theClassesThatAFilmPassesExist() {
    String readme = House.read(House.root().resolve("README.md"));
    int from = readme.indexOf("## Follow one film");
    assertThat(from).as("the chapter \"Follow one film\" of README.md").isPositive();
    String walk = readme.substring(from, readme.indexOf("\n## ", from + 5));
    Set<String> known =
        House.CLASSES.stream().map(type -> type.getSimpleName()).collect(Collectors.toSet());

    List<String> named =
        CLASS_IN_WALK.matcher(walk).results().map(found -> found.group(1)).toList();

    assertThat(named).hasSizeGreaterThan(10);
    assertThat(named).allSatisfy(name -> assertThat(known).contains(name));
  }

  @Test
  void theCommandsOfThePagesExist() {
    String launcher =
        House.read(House.root().resolve("run"))
            + House.files(House.root().resolve("local/src/main/java"), ".java").stream()
                .map(House::read)
                .collect(Collectors.joining());
    Set<String> commands =
        House.files(House.root(), ".md").stream()
            .flatMap(page -> RUN_COMMAND.matcher(House.read(page)).results())
            .map((MatchResult found) -> found.group(1))
            .collect(Collectors.toSet());

    assertThat(commands).contains("demo", "up", "stop", "status");
    assertThat(commands)
        .allSatisfy(
            command ->
                assertThat(launcher)
                    .containsPattern("[\\s\"'|(]" + Pattern.quote(command) + "[\\s\"'|)]"));
  }

  @Test
  void theReadmeKnowsEveryCommand() {
    String help = House.read(House.root().resolve("run"));
    String readme = House.read(House.root().resolve("README.md"));
    List<String> commands =
        Pattern.compile("(?m)^\\./run ([a-z-]+)")
            .matcher(help)
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(commands).hasSizeGreaterThan(5);
    assertThat(commands).allSatisfy(command -> assertThat(readme).contains("./run " + command));
  }

  @Test
  void everyServiceHasItsCanvas() {
    assertThat(House.SERVICES)
        .allSatisfy(
            service ->
                assertThat(readmeOf(service + "-service"))
                    .contains("Purpose", "Publishes", "Consumes", "Tables", "How it fails"));
  }

  @Test
  void everyModuleOfThePlatformSaysWhatItGuarantees() {
    assertThat(
            List.of("tenancy", "outbox", "web", "service", "test").stream()
                .map(module -> "platform/" + module))
        .allSatisfy(
            module ->
                assertThat(readmeOf(module)).containsIgnoringCase("guarantee").contains("Limits"));
  }

  private static String readmeOf(String module) {
    Path readme = House.root().resolve(module).resolve("README.md");
    return Files.exists(readme) ? House.read(readme) : "no README.md in " + module;
  }

  @Test
  void everyDecisionSaysWhatItCosts() {
    assertThat(decisions()).hasSizeGreaterThanOrEqualTo(20);
    assertThat(decisions())
        .allSatisfy(
            page ->
                assertThat(House.read(page))
                    .contains("## Context", "## Options", "## Choice", "## Cost")
                    .satisfies(text -> assertThat(text.lines()).hasSizeLessThanOrEqualTo(40)));
  }

  @Test
  void everyDecisionIsListed() {
    String list = House.read(House.root().resolve("architecture/decisions/README.md"));
    assertThat(decisions())
        .allSatisfy(
            page -> {
              String title =
                  House.read(page).lines().findFirst().orElse("").replaceAll("^# \\d+\\. ", "");
              assertThat(list).contains("](" + page.getFileName() + ") | " + title + " |");
            });
  }

  private static List<Path> decisions() {
    return House.files(House.root().resolve("architecture/decisions"), ".md").stream()
        .filter(page -> page.getFileName().toString().matches("\\d{4}-.*"))
        .toList();
  }
}
