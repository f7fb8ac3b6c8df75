package io.marquee.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import io.marquee.web.Caller;
import io.marquee.web.Requires;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the services' controllers answer: the same that springdoc documents, without a start. What
 * is {@code @Hidden} there is not for the outside, and no rule leads to it.
 */
final class Operations {

  private static final String HIDDEN = "io.swagger.v3.oas.annotations.Hidden";
  private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");

  /**
   * Something that a service answers.
   *
   * @param path with its variables as {@code {}}
   * @param permission what {@link Requires} says, null without it
   * @param asksWho whether the method wants to know the caller
   */
  record Operation(
      String method, String path, String service, @Nullable String permission, boolean asksWho) {

    String name() {
      return method + " " + path;
    }
  }

  private Operations() {}

  static List<Operation> ofAllServices() {
    List<Operation> all = new ArrayList<>();
    for (JavaClass type : House.CLASSES) {
      String[] packages = type.getPackageName().split("\\.");
      if (packages.length < 3 || !House.SERVICES.contains(packages[2])) continue;
      if (type.isAnnotatedWith(RestController.class) && !type.isAnnotatedWith(HIDDEN))
        add(packages[2], type.reflect(), all);
    }
    return all;
  }

  /** A path with its variables unnamed: the gateway and the services name them differently. */
  static String unnamed(String path) {
    return VARIABLE.matcher(path).replaceAll("{}");
  }

  private static void add(String service, Class<?> controller, List<Operation> all) {
    for (Method method : controller.getDeclaredMethods()) {
      RequestMapping mapping =
          AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
      if (mapping == null) continue;
      Requires requires = AnnotatedElementUtils.findMergedAnnotation(method, Requires.class);
      if (requires == null)
        requires = AnnotatedElementUtils.findMergedAnnotation(controller, Requires.class);
      String permission = requires == null ? null : requires.value();
      boolean asksWho = Arrays.asList(method.getParameterTypes()).contains(Caller.class);
      for (String base : basesOf(controller))
        for (String path : orEmpty(mapping.path()))
          for (RequestMethod verb : mapping.method())
            all.add(new Operation(verb.name(), unnamed(base + path), service, permission, asksWho));
    }
  }

  private static List<String> basesOf(Class<?> controller) {
    RequestMapping mapping =
        AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
    return mapping == null ? List.of("") : orEmpty(mapping.path());
  }

  private static List<String> orEmpty(String[] paths) {
    return paths.length == 0 ? List.of("") : List.of(paths);
  }
}
