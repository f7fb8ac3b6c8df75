package io.marquee.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.marquee.events.Event;
import io.marquee.outbox.EventConsumer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RestController;

/** The rules of the house. Each fails, too, when it matches nothing. */
class HouseRulesTests {

  @Test
  void noServiceKnowsAnother() {
    for (String service : House.SERVICES) {
      String[] others =
          House.SERVICES.stream()
              .filter(other -> !other.equals(service))
              .map(other -> "io.marquee." + other + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage("io.marquee." + service + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .check(House.CLASSES);
    }
  }

  @Test
  void theGatewayHasNoTenancyAndNoDatabase() {
    noClasses()
        .that()
        .resideInAPackage("io.marquee.gateway..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.marquee.tenancy..", "io.marquee.outbox..", "java.sql..", "javax.sql..")
        .check(House.CLASSES);
  }

  @Test
  void contractsAreBuiltFromTheJdkAlone() {
    classes()
        .that()
        .resideInAPackage("io.marquee.events..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("io.marquee.events..", "java..", "org.jspecify..")
        .check(House.CLASSES);
  }

  @Test
  void onlyAnnouncersConstructContracts() {
    var others = new TreeSet<String>();
    for (JavaClass type : House.CLASSES) {
      if (!type.isAssignableTo(Event.class) || !type.isRecord()) continue;
      type.getConstructorCallsToSelf().stream()
          .map(call -> call.getOriginOwner())
          .filter(origin -> !origin.getPackageName().startsWith("io.marquee.events"))
          .filter(origin -> !outermost(origin).getSimpleName().endsWith("Announcer"))
          .forEach(origin -> others.add(origin.getName()));
    }
    assertThat(others).as("classes that construct contracts and are no announcers").isEmpty();
  }

  @Test
  void onlyListenersHear() {
    classes()
        .that()
        .areAnnotatedWith(EventConsumer.class)
        .should()
        .haveSimpleNameEndingWith("Listener")
        .andShould()
        .notBePublic()
        .check(House.CLASSES);
  }

  @Test
  void edgesStayInTheirPackage() {
    classes()
        .that()
        .areAnnotatedWith(RestController.class)
        .or()
        .haveSimpleNameEndingWith("Announcer")
        .should()
        .notBePublic()
        .check(House.CLASSES);
  }

  @Test
  void repositoriesReadInATransaction() {
    // Outside of one no tenant is bound, and a query would find nothing.
    classes()
        .that()
        .areAssignableTo(Repository.class)
        .and()
        .areInterfaces()
        .should()
        .beAnnotatedWith(Transactional.class)
        .check(House.CLASSES);
  }

  @Test
  void dependenciesComeThroughConstructors() {
    fields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage("io.marquee..")
        .should()
        .notBeAnnotatedWith(Autowired.class)
        .check(House.CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    List<Path> packages =
        House.files(House.root(), ".java").stream()
            .map(Path::getParent)
            .filter(folder -> folder.toString().contains("/src/"))
            .distinct()
            .toList();
    assertThat(packages).hasSizeGreaterThan(100);
    assertThat(packages)
        .filteredOn(folder -> !isNullMarked(folder) && !isNullMarked(tested(folder)))
        .isEmpty();
  }

  private static boolean isNullMarked(Path folder) {
    Path told = folder.resolve("package-info.java");
    return Files.exists(told) && House.read(told).contains("@NullMarked");
  }

  /** The compiler reads the annotation of a test's package where its main classes lie. */
  private static Path tested(Path folder) {
    return Path.of(folder.toString().replace("/src/test/java/", "/src/main/java/"));
  }

  @Test
  void noTestSleeps() {
    assertThat(offenders("src/test/java", "Thread\\.sleep\\("))
        .as("wait with Awaitility instead")
        .isEmpty();
  }

  @Test
  void nothingIsLeftToDo() {
    assertThat(offenders("src/", "\\b(TODO|FIXME|XXX)\\b")).isEmpty();
  }

  @Test
  void noMigrationOpensADoorPastRowLevelSecurity() {
    List<Path> migrations = House.files(House.root(), ".sql");
    assertThat(migrations).isNotEmpty();
    assertThat(
            migrations.stream()
                .filter(
                    file ->
                        Pattern.compile(
                                "(?i)(?<!no)bypassrls|disable row level security|no force row")
                            .matcher(House.read(file))
                            .find()))
        .isEmpty();
  }

  private static List<Path> offenders(String folder, String pattern) {
    Pattern wanted = Pattern.compile(pattern);
    List<Path> looked =
        House.files(House.root(), ".java").stream()
            .filter(file -> file.toString().contains(folder))
            .filter(file -> !file.endsWith("HouseRulesTests.java"))
            .toList();
    assertThat(looked).isNotEmpty();
    return looked.stream().filter(file -> wanted.matcher(House.read(file)).find()).toList();
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(HouseRulesTests::outermost).orElse(type);
  }
}
