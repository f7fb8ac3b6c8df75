package io.marquee.local.events;

import io.marquee.local.home.Refusal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code ./run events rebuild} and {@code rebuilds}: a projection is filled anew beside itself. */
final class RebuildCommand {
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private final Management management;
  private final Services services;

  RebuildCommand(Management management, Services services) {
    this.management = management;
    this.services = services;
  }

  void run(Wish wish) {
    String verb = wish.words().isEmpty() ? "begin" : wish.words().getFirst();
    switch (verb) {
      case "begin" -> begin(wish);
      case "watch" -> follow(wish.one("watch"), wish, "");
      case "compare", "switch" -> {
        Services.Id id = wish.one(verb);
        next(id, verb);
        follow(id, wish, verb);
      }
      case "show" -> show(wish.one("show"), wish);
      case "cancel" -> {
        Services.Id id = wish.one("cancel");
        say(id, management.delete(id.service(), "rebuilds/" + id.number()), wish);
      }
      default ->
          throw new Refusal(
              "There is no \"rebuild %s\".".formatted(verb),
              "Use watch, show, compare, switch or cancel with an ID such as workspace:3.");
    }
  }

  private void begin(Wish wish) {
    String service =
        services.check(wish.needed("service", "--service workspace, which has the projection"));
    var body = new LinkedHashMap<String, String>();
    body.put("projection", wish.needed("projection", "--projection statistics"));
    wish.option("workspace").ifPresent(workspace -> body.put("workspace", workspace));
    body.put("request", UUID.randomUUID().toString());
    JsonNode begun = management.post(service, "rebuilds", body);
    var id = new Services.Id(service, begun.path("id").asLong());
    if (!wish.json()) {
      System.out.printf(
          "Rebuild %s of %s%s. It serves on as it is; nothing is switched before you have seen the comparison.%n",
          id,
          body.get("projection"),
          body.containsKey("workspace") ? " for " + body.get("workspace") : " for all workspaces");
    }
    String last =
        wish.has("switch") ? "switch" : wish.has("switch-if-equal") ? "switch_if_equal" : "";
    follow(id, wish, last);
  }

  private void next(Services.Id id, String what) {
    management.post(id.service(), "rebuilds/" + id.number(), Map.of("wish", what));
  }

  /** Passes on what it needs of others, shows how far it is, and ends when there is a result. */
  private void follow(Services.Id id, Wish wish, String last) {
    String before = "";
    boolean wished = last.equals("compare") || wish.words().contains("switch");
    while (true) {
      JsonNode now = management.get(id.service(), "rebuilds/" + id.number());
      now.path("asks").forEach(this::ask);
      String line = progress(id, now);
      if (!line.equals(before) && !wish.json()) System.out.println(line);
      before = line;
      String state = now.path("state").asString();
      boolean waits = now.path("wish").asString().equals("none");
      if (state.equals("failed")) {
        throw new Refusal(
            "Rebuild " + id + " failed: " + Table.text(now, "error") + ".", "Begin another.");
      }
      boolean over = List.of("switched", "equal", "cancelled").contains(state);
      if (over || (state.equals("compared") && waits)) {
        if (!over && !wished && !last.isEmpty()) {
          wished = true;
          if (!wish.json()) comparison(now);
          next(id, last);
          continue;
        }
        say(id, now, wish);
        return;
      }
      Pause.of(LOOK_EVERY);
    }
  }

  /** The same each time, so it may be asked as often as one likes. */
  private void ask(JsonNode ask) {
    var body = new LinkedHashMap<String, String>();
    for (String name : List.of("topic", "workspace", "request")) {
      if (ask.hasNonNull(name)) body.put(name, ask.path(name).asString());
    }
    try {
      management.post(ask.path("service").asString(), "snapshots", body);
    } catch (Management.Silent away) {
      // Asked again in a moment.
    }
  }

  private void show(Services.Id id, Wish wish) {
    say(id, management.get(id.service(), "rebuilds/" + id.number()), wish);
  }

  private void say(Services.Id id, JsonNode now, Wish wish) {
    if (wish.json()) {
      System.out.println(now.toPrettyString());
      return;
    }
    String state = now.path("state").asString();
    if (!state.equals("cancelled")) comparison(now);
    System.out.println(
        switch (state) {
          case "compared" ->
              "Nothing is switched yet. To take the new rows: ./run events rebuild switch %s · or: rebuild cancel %s"
                  .formatted(id, id);
          case "switched" -> "Switched: the projection has the new rows.";
          case "equal" -> "Old and new were equal, so nothing was changed.";
          case "cancelled" -> "Cancelled; nothing of it is left.";
          default -> progress(id, now);
        });
  }

  private static String progress(Services.Id id, JsonNode now) {
    long without = now.path("partitions_without_snapshots").asLong();
    String line =
        "rebuild %s  %-9s  %d events heard%s"
            .formatted(
                id,
                now.path("state").asString(),
                now.path("heard").asLong(),
                without == 0 ? "" : ", snapshots outstanding in %d partitions".formatted(without));
    return now.hasNonNull("error") ? line + "  (" + now.path("error").asString() + ")" : line;
  }

  private static void comparison(JsonNode now) {
    JsonNode tables = now.path("comparison");
    if (!tables.isArray()) return;
    System.out.printf(
        "Compared at %s, while its writers were held off:%n", Table.text(now, "compared_at"));
    var table =
        new Table(
            "TABLE",
            "ROWS NOW",
            "ROWS NEW",
            "ONLY NOW",
            "ONLY NEW",
            "CHANGED",
            "CHECKSUM NOW",
            "CHECKSUM NEW");
    for (JsonNode each : tables) {
      table.add(
          Table.text(each, "table"),
          Table.text(each, "old_rows"),
          Table.text(each, "new_rows"),
          Table.text(each, "only_old"),
          Table.text(each, "only_new"),
          Table.text(each, "changed"),
          Table.text(each, "old_checksum"),
          Table.text(each, "new_checksum"));
      for (JsonNode row : each.path("first")) {
        table.note("now " + (row.path("old").isObject() ? row.path("old") : "-"));
        table.note("new " + (row.path("new").isObject() ? row.path("new") : "-"));
      }
    }
    table.print();
  }

  void list(Wish wish) {
    var all = Management.JSON.createArrayNode();
    var table = new Table("ID", "STATE", "AGE", "PROJECTION", "WORKSPACE", "HEARD", "NEXT");
    var silent =
        services.each(
            wish,
            service ->
                management
                    .get(service, "rebuilds")
                    .forEach(
                        each -> {
                          var id = new Services.Id(service, each.path("id").asLong());
                          all.add(((ObjectNode) each).put("id", id.toString()));
                          table.add(
                              id.toString(),
                              Table.text(each, "state"),
                              Table.age(each, "started_at"),
                              Table.text(each, "projection"),
                              each.hasNonNull("workspace_id")
                                  ? Table.text(each, "workspace_id")
                                  : "all",
                              Table.text(each, "heard"),
                              nextOf(id, each));
                          if (each.hasNonNull("error")) table.note(Table.text(each, "error"));
                        }));
    if (wish.json()) System.out.println(all.toPrettyString());
    else if (!table.isEmpty()) table.print();
    else if (silent.isEmpty()) System.out.println("There were no rebuilds.");
  }

  private static String nextOf(Services.Id id, JsonNode each) {
    return switch (each.path("state").asString()) {
      case "preparing", "filling" -> "rebuild watch " + id;
      case "compared" -> "rebuild switch " + id;
      default -> "";
    };
  }
}
