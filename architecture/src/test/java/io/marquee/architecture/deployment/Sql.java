package io.marquee.architecture.deployment;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The statements by which a class prepares a database, as its source says them. */
final class Sql {

  private static final Pattern STATEMENT =
      Pattern.compile(
          "sql\\.execute\\( ?\"((?:revoke|grant|alter role|drop schema|create schema)[^\"]*)\"");

  private Sql() {}

  /** With SERVICE for the service's name, and for each role that a statement is repeated for. */
  static List<String> of(String source) {
    return STATEMENT
        .matcher(source)
        .results()
        .map((MatchResult hit) -> hit.group(1))
        .filter(statement -> !statement.startsWith("alter role %s login"))
        .flatMap(
            statement ->
                statement.contains("%2$s")
                    ? Stream.of("owner", "app", "across")
                        .map(role -> statement.replace("%2$s", role))
                    : Stream.of(statement))
        .map(statement -> statement.replace("%1$s", "SERVICE").replace("%s", "SERVICE"))
        .toList();
  }
}
