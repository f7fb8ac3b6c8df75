package io.marquee.architecture.deployment;

import com.tngtech.archunit.core.domain.JavaClass;
import io.marquee.architecture.House;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import tools.jackson.databind.JsonNode;

/**
 * A service as its own sources configure it.
 *
 * @param name short name
 */
record Module(String name) {

  static final List<Module> ALL =
      Stream.concat(Stream.of("gateway"), House.SERVICES.stream()).map(Module::new).toList();

  private static final Pattern NAMED = Pattern.compile("\\b(marquee(?:\\.[a-z0-9-]+)+)");
  private static final Pattern OPEN =
      Pattern.compile("bind\\(\\s*\"(marquee[a-z0-9.-]+)\",\\s*Bindable\\.mapOf");
  private static final Set<String> OF_SPRING =
      Set.of("spring.config.import", "logging.structured.format.console");

  static Module of(String module) {
    return ALL.stream()
        .filter(each -> each.folder().equals(module))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no service is called " + module));
  }

  /** Its folder, its image and what it is called among containers. */
  String folder() {
    return name.equals("gateway") ? name : name + "-service";
  }

  boolean hasDatabase() {
    return !name.equals("gateway");
  }

  int port() {
    return number("server/port", "server.port");
  }

  int managementPort() {
    return number("management/server/port", "management/server.port");
  }

  private int number(String path, String otherwise) {
    JsonNode found = Yaml.at(settings(), path);
    if (found.isMissingNode()) found = Yaml.at(settings(), otherwise);
    assert found.isInt() : folder() + " has no " + path;
    return found.asInt();
  }

  private JsonNode settings() {
    return Yaml.read(House.root().resolve(folder()).resolve("src/main/resources/application.yml"));
  }

  /** Whether setting this environment variable would reach anything in the service. */
  boolean knows(String variable) {
    if (variable.equals("JAVA_TOOL_OPTIONS")) return true;
    return properties().stream()
        .anyMatch(
            known ->
                known.endsWith(".*")
                    ? forms(known.substring(0, known.length() - 1)).anyMatch(variable::startsWith)
                    : forms(known).anyMatch(variable::equals));
  }

  /** As Spring Boot reads it, and as it read it once and still does. */
  private static Stream<String> forms(String property) {
    String upper = property.toUpperCase(Locale.ROOT).replace('.', '_');
    return Stream.of(upper.replace("-", ""), upper.replace('-', '_'));
  }

  Set<String> properties() {
    var all = new TreeSet<>(OF_SPRING);
    sources()
        .forEach(source -> NAMED.matcher(source).results().forEach(hit -> all.add(hit.group(1))));
    sources()
        .forEach(
            source -> OPEN.matcher(source).results().forEach(hit -> all.add(hit.group(1) + ".*")));
    leaves("", settings(), all);
    if (hasDatabase()) {
      leaves(
          "",
          Yaml.read(
              House.root().resolve("platform/service/src/main/resources/marquee-defaults.yml")),
          all);
    }
    House.CLASSES.stream()
        .filter(type -> type.isAnnotatedWith(ConfigurationProperties.class))
        .filter(this::isMine)
        .forEach(
            type ->
                components(
                    type.getAnnotationOfType(ConfigurationProperties.class).value(),
                    type.reflect(),
                    all));
    return all;
  }

  private boolean isMine(JavaClass type) {
    String owner = type.getPackageName().split("\\.")[2];
    boolean another = ALL.stream().anyMatch(each -> each.name.equals(owner) && !each.equals(this));
    return !another && (hasDatabase() || owner.equals(name));
  }

  private static void components(String prefix, Class<?> type, Set<String> all) {
    if (!type.isRecord()) return;
    for (RecordComponent component : type.getRecordComponents()) {
      String kebab = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
      String path = prefix + "." + kebab;
      if (Map.class.isAssignableFrom(component.getType())) all.add(path + ".*");
      else all.add(path);
      components(path, component.getType(), all);
    }
  }

  private static void leaves(String prefix, JsonNode node, Set<String> all) {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String path = prefix.isEmpty() ? entry.getKey() : prefix + "." + entry.getKey();
      if (entry.getValue().isObject()) leaves(path, entry.getValue(), all);
      else all.add(path);
    }
  }

  private Stream<String> sources() {
    var folders =
        hasDatabase()
            ? List.of(
                folder(), "platform/outbox", "platform/service", "platform/tenancy", "platform/web")
            : List.of(folder());
    return folders.stream()
        .map(folder -> House.root().resolve(folder).resolve("src/main/java"))
        .flatMap(folder -> House.files(folder, ".java").stream())
        .map(House::read);
  }
}
