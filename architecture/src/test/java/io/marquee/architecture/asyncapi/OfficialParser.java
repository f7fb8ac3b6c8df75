package io.marquee.architecture.asyncapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;

/** The parser that the AsyncAPI initiative gives out, run by Node.js. */
final class OfficialParser {

  private static final String PACKED = "/asyncapi/parser-3.6.3.js.gz";
  private static final String SCRIPT =
      """
      globalThis.self = globalThis; // the bundle is made for browsers
      const Parser = require(process.argv[1]);
      new Parser().parse(require('fs').readFileSync(process.argv[2], 'utf8'))
        .then(({ diagnostics }) => console.log(JSON.stringify(diagnostics)));
      """;

  private OfficialParser() {}

  /** Whether there is Node.js on the path. */
  static boolean isThere() {
    try {
      return new ProcessBuilder("node", "--version").start().waitFor() == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Has a document parsed.
   *
   * @param document the document
   * @param folder for the files that the parser needs
   * @return its errors and warnings; what it merely recommends is left out
   */
  static List<String> complaints(JsonNode document, Path folder) {
    try (InputStream packed =
        Objects.requireNonNull(OfficialParser.class.getResourceAsStream(PACKED))) {
      Path parser = folder.resolve("parser.js");
      Files.write(parser, new GZIPInputStream(packed).readAllBytes());
      Path file = Files.writeString(folder.resolve("asyncapi.json"), document.toString());
      Process node =
          new ProcessBuilder("node", "-e", SCRIPT, parser.toString(), file.toString())
              .redirectError(folder.resolve("errors").toFile())
              .start();
      String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (node.waitFor() != 0) {
        // Node.js quotes the whole line, and the bundle has few.
        String errors = Files.readString(folder.resolve("errors"));
        throw new IllegalStateException(errors.substring(Math.max(0, errors.length() - 2_000)));
      }
      var found = new ArrayList<String>();
      for (JsonNode diagnostic : AsyncApi.JSON.readTree(said)) {
        if (diagnostic.path("severity").asInt() < 2) {
          found.add(diagnostic.path("path") + ": " + diagnostic.path("message").asString());
        }
      }
      return found;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
