package io.marquee.web.servlet;

import io.marquee.web.MarqueeProblem;
import org.jspecify.annotations.Nullable;

/**
 * Tells some exceptions of a library as problems, where the library is there. Each bean of this
 * type is asked.
 */
public interface ProblemTranslator {
  /**
   * What a failure means to a client.
   *
   * @param failure what reached the edge
   * @return the problem, or null when it is not for this translator to tell
   */
  @Nullable MarqueeProblem translate(Exception failure);
}
