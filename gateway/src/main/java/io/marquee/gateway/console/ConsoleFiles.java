package io.marquee.gateway.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The files of the console, read when the gateway starts: what is asked for is looked up by its
 * name among them, so no name leads anywhere else.
 *
 * @param page the one page there is
 * @param assets what it loads, by names that carry a hash of the content
 */
record ConsoleFiles(ConsoleFile page, Map<String, ConsoleFile> assets) {

  /**
   * Reads them.
   *
   * @param location the folder with {@code index.html} and {@code assets/}
   * @return the files, null where there is no console
   */
  static @Nullable ConsoleFiles in(String location) {
    var resolver = new PathMatchingResourcePatternResolver();
    Resource page = resolver.getResource(location + "index.html");
    if (!page.exists()) return null;
    try {
      Map<String, ConsoleFile> assets = new HashMap<>();
      for (Resource asset : resolver.getResources(location + "assets/*.*")) {
        String name = Objects.requireNonNull(asset.getFilename());
        assets.put(name, ConsoleFile.of(name, asset.getContentAsByteArray()));
      }
      return new ConsoleFiles(
          ConsoleFile.of("index.html", page.getContentAsByteArray()), Map.copyOf(assets));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
