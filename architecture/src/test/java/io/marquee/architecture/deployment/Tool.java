package io.marquee.architecture.deployment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Programs of others that check more where they are installed. */
final class Tool {

  private Tool() {}

  /** Whether a program is on the path, by something that it can do anywhere. */
  static boolean isThere(String name, String... words) throws InterruptedException {
    var command = new ArrayList<>(List.of(name));
    command.addAll(List.of(words));
    try {
      return new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException missing) {
      return false;
    }
  }
}
