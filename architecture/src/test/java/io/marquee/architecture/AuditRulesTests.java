package io.marquee.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import io.marquee.service.audit.Audit;
import io.marquee.service.audit.NotAudited;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.EventListener;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Each operation that changes something can reach the audit trail by its calls, or says why not.
 */
class AuditRulesTests {

  private static final List<Class<? extends java.lang.annotation.Annotation>> CHANGING =
      List.of(PostMapping.class, PutMapping.class, PatchMapping.class, DeleteMapping.class);

  private static final Map<String, List<JavaMethod>> LISTENERS =
      House.CLASSES.stream()
          .flatMap(type -> type.getMethods().stream())
          .filter(method -> method.isAnnotatedWith(EventListener.class))
          .filter(method -> method.getRawParameterTypes().size() == 1)
          .collect(
              Collectors.groupingBy(
                  method -> method.getRawParameterTypes().getFirst().getFullName()));

  @Test
  void changingOperationsLeaveAnEntry() {
    List<JavaMethod> operations = changingOperations();
    assertThat(operations).hasSizeGreaterThan(30);

    assertThat(operations)
        .filteredOn(operation -> !operation.isAnnotatedWith(NotAudited.class))
        .filteredOn(operation -> !reachesTheTrail(operation))
        .extracting(JavaMethod::getFullName)
        .as("call io.marquee.service.audit.Audit, or say @NotAudited(\"why\")")
        .isEmpty();
  }

  @Test
  void whatLeavesNoEntrySaysWhy() {
    List<JavaMethod> silent =
        changingOperations().stream()
            .filter(operation -> operation.isAnnotatedWith(NotAudited.class))
            .toList();
    assertThat(silent)
        .isNotEmpty()
        .extracting(operation -> operation.getAnnotationOfType(NotAudited.class).value())
        .allMatch(why -> why.length() > 10);
  }

  private static List<JavaMethod> changingOperations() {
    return House.CLASSES.stream()
        .filter(type -> type.isAnnotatedWith(RestController.class))
        .flatMap(type -> type.getMethods().stream())
        .filter(method -> CHANGING.stream().anyMatch(method::isAnnotatedWith))
        .toList();
  }

  /** By calls, references and constructions within the operation's service. */
  private static boolean reachesTheTrail(JavaMethod operation) {
    String service = serviceOf(operation.getOwner());
    Set<String> seen = new HashSet<>();
    var next = new ArrayDeque<JavaCodeUnit>(List.of(operation));
    while (!next.isEmpty()) {
      JavaCodeUnit unit = next.poll();
      if (!seen.add(unit.getFullName())) continue;
      for (CodeUnitAccessTarget target : targets(unit)) {
        if (target.getOwner().isEquivalentTo(Audit.class)) return true;
        if (!serviceOf(target.getOwner()).equals(service)) continue;
        target.resolveMember().ifPresent(next::add);
        if (target.getName().equals(JavaConstructor.CONSTRUCTOR_NAME)) {
          next.addAll(listenersTo(target.getOwner()));
        }
      }
    }
    return false;
  }

  /** Who hears of it in the same process, if it is an event of the domain. */
  private static List<JavaMethod> listenersTo(JavaClass event) {
    return LISTENERS.getOrDefault(event.getFullName(), List.of());
  }

  private static List<CodeUnitAccessTarget> targets(JavaCodeUnit unit) {
    var found = new ArrayList<CodeUnitAccessTarget>();
    Stream.of(
            unit.getMethodCallsFromSelf(),
            unit.getMethodReferencesFromSelf(),
            unit.getConstructorCallsFromSelf(),
            unit.getConstructorReferencesFromSelf())
        .flatMap(Set::stream)
        .forEach(access -> found.add((CodeUnitAccessTarget) access.getTarget()));
    return found;
  }

  private static String serviceOf(JavaClass type) {
    String[] parts = type.getPackageName().split("\\.");
    return parts.length > 2 ? parts[2] : "";
  }

  @Test
  void theRuleTellsTheDifference() {
    var packages = new TreeSet<String>();
    changingOperations().forEach(operation -> packages.add(serviceOf(operation.getOwner())));
    assertThat(packages).isSubsetOf(House.SERVICES).hasSizeGreaterThan(4);
    assertThat(
            House.CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(RestController.class))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getName().equals("list"))
                .filter(AuditRulesTests::reachesTheTrail))
        .as("reading does not reach it")
        .isEmpty();
  }
}
