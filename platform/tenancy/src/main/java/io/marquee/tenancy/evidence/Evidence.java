package io.marquee.tenancy.evidence;

import java.time.Instant;
import java.util.List;

/**
 * What a probe of one service's database found.
 *
 * @param startedAt when it began
 * @param endedAt when it ended
 * @param tables how many tables hold rows of tenants
 * @param schemas how many workspaces have a schema of their own
 * @param checks what was tried, and what of it should not have been possible
 */
public record Evidence(
    Instant startedAt, Instant endedAt, int tables, int schemas, List<Check> checks) {

  /**
   * One kind of attempt.
   *
   * @param name what was tried: {@code catalog}, {@code strangers}, {@code canaries}, {@code
   *     connections}
   * @param attempts how often
   * @param breaches a sentence for each that was not refused, at most {@value Findings#MOST}
   */
  public record Check(String name, int attempts, List<String> breaches) {}

  /**
   * Whether nothing was found.
   *
   * @return true when every attempt was refused
   */
  public boolean held() {
    return breaches().isEmpty();
  }

  /**
   * All that was not refused.
   *
   * @return a sentence for each, of all checks
   */
  public List<String> breaches() {
    return checks.stream().flatMap(check -> check.breaches().stream()).toList();
  }
}
