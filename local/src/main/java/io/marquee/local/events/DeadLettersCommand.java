package io.marquee.local.events;

import io.marquee.local.home.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code ./run events dead-letters}: what waits, and what is to become of it. */
final class DeadLettersCommand {
  private static final int LONGEST_ERROR = 160;
  private static final long FIRST_OF_REPLAYS = 1_000_000;

  private final Management management;
  private final Services services;

  DeadLettersCommand(Management management, Services services) {
    this.management = management;
    this.services = services;
  }

  void run(Wish wish) {
    List<String> words = wish.words();
    switch (words.isEmpty() ? "list" : words.getFirst()) {
      case "list" -> list(wish);
      case "show" -> show(wish.one("show"), wish);
      case "replay" -> replay(wish);
      case "discard" -> discard(wish.one("discard"), wish);
      default ->
          throw new Refusal(
              "There is no \"dead-letters %s\".".formatted(words.getFirst()),
              "Use show ID, replay ID, or discard ID.");
    }
  }

  private void list(Wish wish) {
    var all = Management.JSON.createArrayNode();
    var table = new Table("ID", "AGE", "REASON", "CONSUMER", "TYPE", "KEY", "WORKSPACE");
    var total = new long[1];
    var silent =
        services.each(
            wish,
            service -> {
              JsonNode found =
                  management.get(service, Management.path("deadletters", filter(wish)));
              total[0] += found.path("total").asLong();
              found.path("items").forEach(item -> add(service, item, table, all));
            });
    if (wish.json()) {
      System.out.println(all.toPrettyString());
    } else if (table.isEmpty() && silent.isEmpty()) {
      System.out.println("No event waits among the dead letters.");
    } else {
      if (!table.isEmpty()) table.print();
      if (total[0] > all.size()) {
        System.out.printf("… and %d more (--limit N)%n", total[0] - all.size());
      }
      if (!table.isEmpty()) {
        System.out.printf(
            "%d wait%s. In full: dead-letters show ID · again, with all of its key: replay ID · give up: discard ID%n",
            total[0], total[0] == 1 ? "s" : "");
      }
    }
  }

  private static Map<String, String> filter(Wish wish) {
    var filter = new LinkedHashMap<String, String>();
    for (String name : List.of("consumer", "key", "limit")) {
      wish.option(name)
          .ifPresent(
              value ->
                  filter.put(name, name.equals("consumer") ? Services.shortName(value) : value));
    }
    return filter;
  }

  private static void add(String service, JsonNode item, Table table, ArrayNode all) {
    String id = service + ":" + item.path("id").asString();
    ObjectNode copy = ((ObjectNode) item).put("service", service).put("id", id);
    all.add(copy);
    table.add(
        id,
        Table.age(item, "since"),
        Table.text(item, "reason"),
        Table.text(item, "consumer"),
        Table.text(item, "type"),
        Table.text(item, "key"),
        Table.text(item, "workspace_id"));
    String error = Table.text(item, "error").replaceAll("\\s+", " ");
    if (error.equals("-")) return;
    table.note(error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) + "…" : error);
  }

  private void show(Services.Id id, Wish wish) {
    JsonNode found = management.get(id.service(), "deadletters/" + id.number());
    if (wish.json()) {
      System.out.println(found.toPrettyString());
      return;
    }
    JsonNode letter = found.path("letter");
    Consumer<String> line = System.out::println;
    line.accept("dead letter   " + id + ", " + Table.text(letter, "state"));
    boolean again = letter.path("generation").asLong() >= FIRST_OF_REPLAYS;
    line.accept(
        "consumer      %s.%s%s"
            .formatted(
                id.service(),
                Table.text(letter, "consumer"),
                again ? ", when it heard it again in a replay" : ""));
    line.accept(
        "event         %s %s, number %s of its aggregate"
            .formatted(
                Table.text(letter, "type"),
                Table.text(letter, "event_id"),
                Table.text(letter, "sequence")));
    line.accept("key           " + Table.text(letter, "key"));
    line.accept("workspace     " + Table.text(letter, "workspace_id"));
    line.accept(
        "came from     %s-%s at offset %s"
            .formatted(
                Table.text(found, "topic"),
                Table.text(found, "partition"),
                Table.text(found, "offset")));
    line.accept("since         " + Table.text(letter, "since"));
    line.accept("reason        " + Table.text(letter, "reason"));
    line.accept("error         " + Table.text(letter, "error"));
    line.accept("waiting       " + Table.text(found, "waiting_of_its_key") + " of this key");
    line.accept("headers       " + Table.text(found, "headers"));
    line.accept("payload       " + Table.text(found, "payload"));
  }

  private void replay(Wish wish) {
    if (wish.words().size() > 1) {
      Services.Id id = wish.one("replay");
      said(
          id.service(),
          management.post(id.service(), "deadletters/" + id.number(), Map.of()),
          wish);
      return;
    }
    String consumer =
        wish.option("consumer")
            .orElseThrow(
                () ->
                    new Refusal(
                        "dead-letters replay needs to know what.",
                        "Give an ID, or --service S --consumer C, and --key K for one key only."));
    String service = services.ofConsumer(consumer, wish);
    var body = new LinkedHashMap<String, String>();
    body.put("consumer", Services.shortName(consumer));
    wish.option("key").ifPresent(key -> body.put("key", key));
    said(service, management.post(service, "deadletters", body), wish);
  }

  private static void said(String service, JsonNode answer, Wish wish) {
    if (wish.json()) {
      System.out.println(answer.toPrettyString());
      return;
    }
    long waiting = answer.path("waiting").asLong();
    System.out.printf(
        "%s: %d took effect%s%n",
        service,
        answer.path("handled").asLong(),
        waiting == 0 ? ", none of them waits any more" : ", %d wait on".formatted(waiting));
    if (answer.hasNonNull("error")) {
      System.out.println("    It failed again: " + answer.path("error").asString());
    }
  }

  private void discard(Services.Id id, Wish wish) {
    JsonNode answer = management.delete(id.service(), "deadletters/" + id.number());
    if (wish.json()) {
      System.out.println(answer.toPrettyString());
    } else {
      System.out.printf(
          "%s is discarded: it will never take effect. What waits behind it goes on with: dead-letters replay%n",
          id);
    }
  }
}
