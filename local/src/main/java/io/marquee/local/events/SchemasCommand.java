package io.marquee.local.events;

import io.marquee.local.home.Ports;
import io.marquee.local.home.Refusal;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** {@code ./run schemas}: how far the schemas of dedicated workspaces are, service by service. */
public final class SchemasCommand {
  private final Management management;
  private final Services services = new Services();

  public SchemasCommand(Ports ports) {
    this.management = new Management(ports);
  }

  public void run(Wish wish) {
    if (!wish.words().isEmpty()) {
      throw new Refusal(
          "schemas takes no \"%s\".".formatted(String.join(" ", wish.words())), "See ./run help");
    }
    var boards = new TreeMap<String, JsonNode>();
    List<String> silent =
        services.each(wish, service -> boards.put(service, management.get(service, "schemas")));
    if (wish.json()) {
      System.out.println(Management.JSON.writeValueAsString(boards));
    } else {
      print(boards);
    }
    if (!silent.isEmpty() || boards.values().stream().anyMatch(SchemasCommand::hasFailed)) {
      System.exit(1);
    }
  }

  private static void print(TreeMap<String, JsonNode> boards) {
    var table =
        new Table(
            "SERVICE", "VERSION", "SCHEMAS", "CURRENT", "BEHIND", "RUNNING", "FAILED", "MOVING");
    boards.forEach(
        (service, board) -> {
          table.add(
              service,
              board.path("dedicated").asBoolean() ? Table.text(board, "version") : "shared only",
              Table.text(board, "schemas"),
              Table.text(board, "current"),
              Table.text(board, "behind"),
              Table.text(board, "running"),
              Table.text(board, "failed"),
              Table.text(board, "moving"));
          for (JsonNode failure : board.path("failures")) {
            table.note(Table.text(failure, "schema") + ": " + Table.text(failure, "reason"));
          }
        });
    table.print();
  }

  private static boolean hasFailed(JsonNode board) {
    return board.path("failed").asInt() > 0;
  }
}
