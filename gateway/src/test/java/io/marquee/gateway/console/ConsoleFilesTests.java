package io.marquee.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.gateway.route.RouteTable;
import io.marquee.gateway.route.Rule;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;

class ConsoleFilesTests {

  private static final Pattern PATH = Pattern.compile("(?m)^  [A-Za-z]+: '(/[^']*)',$");

  @Test
  void areNoneWhereTheConsoleWasNotBuilt() {
    assertThat(ConsoleFiles.in("classpath:/nowhere/")).isNull();
  }

  @Test
  void areReadWithTheirTypes() {
    ConsoleFiles files = Objects.requireNonNull(ConsoleFiles.in("classpath:/console-fixture/"));
    assertThat(files.assets()).containsOnlyKeys("index-0a1b2c.js", "mark-1.svg");
    assertThat(files.assets().values()).extracting(ConsoleFile::etag).doesNotHaveDuplicates();
  }

  @Test
  void areOfKnownTypesOnly() {
    assertThatThrownBy(() -> ConsoleFile.of("x.exe", new byte[0])).hasMessageContaining("x.exe");
  }

  /** Each path that the console's router knows is a page of it for the gateway, and no other is. */
  @Test
  void everyPathOfTheConsoleIsAPageOfIt() throws Exception {
    RouteTable table = RouteTable.read(new ClassPathResource("routes.yml"));
    String source = Files.readString(Path.of("../web/src/app/paths.ts"));
    List<String> paths = PATH.matcher(source).results().map(found -> found.group(1)).toList();
    assertThat(paths).hasSizeGreaterThan(8).contains("/", "/login");
    for (String path : paths) {
      var match = table.match(HttpMethod.GET, path.replaceAll(":[a-z]+", "7"));
      assertThat(match).as(path).isInstanceOf(RouteTable.Match.Found.class);
      Rule rule = ((RouteTable.Match.Found) match).rule();
      assertThat(rule.is(Rule.Mark.CONSOLE_PAGE)).as(path).isTrue();
    }
    assertThat(table.rules())
        .filteredOn(rule -> rule.is(Rule.Mark.CONSOLE_PAGE))
        .allSatisfy(
            rule ->
                assertThat(paths)
                    .anyMatch(path -> path.startsWith(rule.pattern().replace("/**", "/"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3.example.com", "file:///tmp", "javascript:x", "data:x"})
  void filmsComeFromAWebServer(String storage) {
    assertThatThrownBy(() -> new ContentSecurity(URI.create(storage)))
        .hasMessageContaining("marquee.gateway.console.storage");
  }

  @Test
  void namesTheStoragesOriginAlone() {
    URI storage = URI.create("https://s3.example.com/films;%20script-src%20*?a=b");
    assertThat(new ContentSecurity(storage).policy())
        .contains("media-src 'self' blob: https://s3.example.com;")
        .doesNotContain("*", "films");
    assertThat(new ContentSecurity(null).policy()).contains("connect-src 'self';");
  }
}
