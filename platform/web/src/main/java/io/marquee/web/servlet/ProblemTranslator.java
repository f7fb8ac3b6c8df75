package io.marquee.web.servlet;

import io.marquee.web.MarqueeProblem;
import org.jspecify.annotations.Nullable;

/** Tells some exceptions of a library as problems, where the library is there. */
interface ProblemTranslator {
  /** The problem, or null when it is not for this translator to tell. */
  @Nullable MarqueeProblem translate(Exception failure);
}
