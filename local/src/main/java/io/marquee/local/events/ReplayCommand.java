package io.marquee.local.events;

import io.marquee.local.home.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code ./run events replay} and {@code replays}: what was said is heard again. */
final class ReplayCommand {
  private static final String ALL = "*";
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private final Management management;
  private final Services services;

  ReplayCommand(Management management, Services services) {
    this.management = management;
    this.services = services;
  }

  /**
   * A consumer that will hear.
   *
   * @param order as its listener declares it
   */
  private record Hearer(
      String service, String name, String topic, String order, boolean replayable) {
    String full() {
      return service + "." + name;
    }
  }

  void begin(Wish wish) {
    String service =
        services.check(
            wish.needed("service", "--service film, whose events are to be heard again"));
    boolean reads = wish.option("source").orElse("table").equals("kafka");
    var hearers = hearers(wish, service);
    if (!wish.json()) hearers.forEach(ReplayCommand::explain);
    var begun = new ArrayList<Services.Id>();
    if (reads) {
      for (Hearer each : hearers) {
        begun.add(begin(each.service(), body(wish, each.full(), "kafka")));
      }
    } else {
      String who = wish.has("all-consumers") ? ALL : hearers.getFirst().full();
      var body = body(wish, who, wish.option("source").orElse("table"));
      // What one consumer hears is one topic; the owner says if that cannot be sent again.
      if (!who.equals(ALL)) body.put("topic", hearers.getFirst().topic());
      begun.add(begin(service, body));
    }
    for (Services.Id id : begun) {
      if (wish.has("detach")) {
        System.out.printf("Replay %s runs; see it with: ./run events replays%n", id);
      } else {
        follow(id, wish);
      }
    }
  }

  /** Who will hear it: refused here, before anything is sent, where nobody would. */
  private List<Hearer> hearers(Wish wish, String owner) {
    boolean all = wish.has("all-consumers");
    if (all == wish.option("consumer").isPresent()) {
      throw new Refusal(
          "Who shall hear the events again?",
          "Say --consumer workspace.film-statistics, or --all-consumers; one of the two.");
    }
    var found = new ArrayList<Hearer>();
    var asked =
        all
            ? services.known()
            : List.of(
                services.ofConsumer(wish.needed("consumer", "workspace.film-statistics"), wish));
    for (String service : asked) {
      for (JsonNode each : management.get(service, "eventconsumers")) {
        found.add(
            new Hearer(
                service,
                each.path("name").asString(),
                each.path("topic").asString(),
                each.path("order").asString(),
                each.path("replayable").asBoolean()));
      }
    }
    String topic = wish.option("topic").orElse("");
    found.removeIf(
        each ->
            !each.topic().startsWith(owner + ".")
                || !(topic.isEmpty() || each.topic().equals(topic)));
    if (!all) {
      String name = Services.shortName(wish.needed("consumer", "workspace.film-statistics"));
      found.removeIf(each -> !each.name().equals(name));
      if (found.isEmpty()) {
        throw new Refusal(
            "%s has no consumer %s that hears %s."
                .formatted(asked.getFirst(), name, topic.isEmpty() ? "events of " + owner : topic),
            "See architecture/EVENTS.md, or ./run events consumers.");
      }
      if (!found.getFirst().replayable() && !wish.has("force")) {
        throw new Refusal(
            "%s acts on the world outside (mails, webhooks): people would get them again."
                .formatted(found.getFirst().full()),
            "Add --force if that is what you want.");
      }
    }
    if (!wish.has("force")) found.removeIf(each -> !each.replayable());
    if (found.isEmpty()) {
      throw new Refusal("Nobody would hear that.", "See architecture/EVENTS.md.");
    }
    return found;
  }

  private static void explain(Hearer each) {
    System.out.printf(
        "%-36s %s%n",
        each.full(),
        switch (each.order()) {
          case "COMMUTATIVE" ->
              "COMMUTATIVE: every event takes effect ONCE MORE. Sums rise; for a wrong projection use rebuild.";
          case "LATEST" -> "LATEST: only the newest state that it knows is taken again.";
          default -> "STRICT: every event takes effect once more, in order.";
        });
  }

  private static Map<String, String> body(Wish wish, String consumer, String source) {
    Instant now = Instant.now();
    var body = new LinkedHashMap<String, String>();
    body.put("source", source);
    body.put("consumer", consumer);
    body.put("from", Moments.read("from", wish.needed("from", "--from 2h"), now).toString());
    wish.option("to").ifPresent(to -> body.put("to", Moments.read("to", to, now).toString()));
    wish.option("workspace").ifPresent(workspace -> body.put("workspace", workspace));
    wish.option("topic").ifPresent(topic -> body.put("topic", topic));
    if (wish.has("force")) body.put("force", "true");
    body.put("request", UUID.randomUUID().toString());
    return body;
  }

  private Services.Id begin(String service, Map<String, String> body) {
    JsonNode answer;
    try {
      answer = management.post(service, "replays", body);
    } catch (Management.Silent lost) {
      // The same wish again is no second replay.
      answer = management.post(service, "replays", body);
    }
    return new Services.Id(service, answer.path("id").asLong());
  }

  private void follow(Services.Id id, Wish wish) {
    String before = "";
    while (true) {
      JsonNode now = management.get(id.service(), "replays/" + id.number());
      String line = progress(id, now);
      if (!line.equals(before) && !wish.json()) System.out.println(line);
      before = line;
      String state = now.path("state").asString();
      if (!state.equals("running")) {
        if (wish.json()) System.out.println(now.toPrettyString());
        if (state.equals("failed")) throw new Refusal("Replay " + id + " failed.", line);
        return;
      }
      Pause.of(LOOK_EVERY);
    }
  }

  private static String progress(Services.Id id, JsonNode now) {
    boolean sends = now.path("source").asString().equals("table");
    String line =
        "replay %s  %-9s  %d of %s %s%s"
            .formatted(
                id,
                now.path("state").asString(),
                now.path("passed").asLong(),
                Table.text(now, "total"),
                sends ? "events sent again" : "records read again",
                sends ? "" : ", %d took effect".formatted(now.path("done").asLong()));
    return now.hasNonNull("error") ? line + "  (" + now.path("error").asString() + ")" : line;
  }

  void list(Wish wish) {
    if (!wish.words().isEmpty()) {
      if (!wish.words().getFirst().equals("cancel")) {
        throw new Refusal("replays lists, or cancels one.", "./run events replays cancel film:7");
      }
      Services.Id id = wish.one("cancel");
      JsonNode now = management.delete(id.service(), "replays/" + id.number());
      System.out.println(wish.json() ? now.toPrettyString() : progress(id, now));
      return;
    }
    var all = Management.JSON.createArrayNode();
    var table =
        new Table(
            "ID", "STATE", "AGE", "SOURCE", "PASSED", "DONE", "CONSUMER", "TOPICS", "FROM", "TO");
    var silent =
        services.each(
            wish,
            service ->
                management
                    .get(service, "replays")
                    .forEach(
                        each -> {
                          Services.Id id = new Services.Id(service, each.path("id").asLong());
                          all.add(((ObjectNode) each).put("id", id.toString()));
                          var topics = new ArrayList<String>();
                          each.path("topics").forEach(topic -> topics.add(topic.asString()));
                          table.add(
                              id.toString(),
                              Table.text(each, "state"),
                              Table.age(each, "started_at"),
                              Table.text(each, "source"),
                              Table.text(each, "passed") + "/" + Table.text(each, "total"),
                              Table.text(each, "done"),
                              Table.text(each, "consumer"),
                              String.join(",", topics),
                              Table.text(each, "from"),
                              Table.text(each, "to"));
                          if (each.hasNonNull("error")) table.note(Table.text(each, "error"));
                        }));
    if (wish.json()) System.out.println(all.toPrettyString());
    else if (!table.isEmpty()) table.print();
    else if (silent.isEmpty()) System.out.println("There were no replays.");
  }

  /** {@code ./run events consumers}. */
  void consumers(Wish wish) {
    var all = Management.JSON.createArrayNode();
    var table = new Table("CONSUMER", "TOPIC", "ORDER", "REPLAYABLE");
    services.each(
        wish,
        service ->
            management
                .get(service, "eventconsumers")
                .forEach(
                    each -> {
                      String name = service + "." + each.path("name").asString();
                      all.add(((ObjectNode) each).put("name", name));
                      table.add(
                          name,
                          Table.text(each, "topic"),
                          Table.text(each, "order"),
                          each.path("replayable").asBoolean() ? "yes" : "only with --force");
                    }));
    if (wish.json()) System.out.println(all.toPrettyString());
    else table.print();
  }
}
