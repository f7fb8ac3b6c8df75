package io.marquee.tenancy.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The migrations of tenant tables, in their order: the same files that Flyway runs for {@code
 * shared}. Only plain SQL, since each runs in one transaction with the note that it ran.
 */
class TenantScripts {

  private static final String PLACE = "classpath*:db/tenant/*.sql";
  private static final Pattern NAME = Pattern.compile("V(\\d+(?:[._]\\d+)*)__.+\\.sql");

  private final List<Script> scripts;

  /**
   * One migration.
   *
   * @param version its number
   * @param name its file
   * @param sql its statements
   */
  record Script(MigrationVersion version, String name, String sql) {}

  TenantScripts() {
    this(found());
  }

  TenantScripts(List<Script> scripts) {
    this.scripts = scripts.stream().sorted(Comparator.comparing(Script::version)).toList();
  }

  List<Script> after(String version) {
    MigrationVersion from = MigrationVersion.fromVersion(version);
    return scripts.stream().filter(script -> script.version().compareTo(from) > 0).toList();
  }

  String newest() {
    return scripts.isEmpty() ? "0" : scripts.getLast().version().getVersion();
  }

  boolean isBehind(String version) {
    return MigrationVersion.fromVersion(version).compareTo(MigrationVersion.fromVersion(newest()))
        < 0;
  }

  private static List<Script> found() {
    try {
      return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(PLACE))
          .map(TenantScripts::read)
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Script read(Resource file) {
    String name = String.valueOf(file.getFilename());
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      throw new IllegalStateException(
          "%s is no versioned migration; dedicated schemas take no other kind".formatted(name));
    }
    try {
      return new Script(
          MigrationVersion.fromVersion(parts.group(1)),
          name,
          file.getContentAsString(StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
