package io.marquee.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/**
 * The film of the demo, and what follows from it for the files: nothing is asked of the service.
 */
record Screenplay(JsonNode json) {
  private static final double CROSSFADE_SECONDS = 0.5;

  static Screenplay read(Path file, String hero) {
    try {
      return new Screenplay(Client.JSON.readTree(Files.readString(file).replace("${hero}", hero)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int shots() {
    return json.required("shots").size();
  }

  /** The shots' sum less what crossfades let overlap. */
  double seconds() {
    double seconds = 0;
    for (int i = 0; i < shots(); i++) {
      JsonNode shot = json.required("shots").get(i);
      seconds += shot.required("duration_seconds").asDouble();
      boolean isLast = i == shots() - 1;
      if (!isLast && shot.path("transition").asString("cut").equals("crossfade")) {
        seconds -= CROSSFADE_SECONDS;
      }
    }
    return seconds;
  }

  /** One for each started second of each shot. */
  long credits() {
    long credits = 0;
    for (JsonNode shot : json.required("shots")) {
      credits += (long) Math.ceil(shot.required("duration_seconds").asDouble());
    }
    return credits;
  }

  /** Such as {@code 720x1280} for 9:16 of a screenplay in 1280x720. */
  String size(String aspect) {
    String[] sides = json.required("resolution").asString().split("x");
    String wide = sides[0];
    String high = sides[1];
    return switch (aspect) {
      case "16:9" -> wide + "x" + high;
      case "9:16" -> high + "x" + wide;
      case "1:1" -> high + "x" + high;
      default -> throw new IllegalArgumentException(aspect);
    };
  }
}
