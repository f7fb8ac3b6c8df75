package io.marquee.local.events;

import io.marquee.local.home.Ports;
import io.marquee.local.home.Refusal;

/** {@code ./run events}: what operators do with events. */
public final class EventsCommand {
  private final Management management;
  private final Services services = new Services();

  public EventsCommand(Ports ports) {
    this.management = new Management(ports);
  }

  public void run(Wish wish) {
    String what = wish.words().isEmpty() ? "" : wish.words().getFirst();
    try {
      switch (what) {
        case "dead-letters" -> new DeadLettersCommand(management, services).run(wish.rest());
        case "consumers" -> new ReplayCommand(management, services).consumers(wish);
        case "rebuild" -> new RebuildCommand(management, services).run(wish.rest());
        case "rebuilds" -> new RebuildCommand(management, services).list(wish.rest());
        case "replay" -> new ReplayCommand(management, services).begin(wish.rest());
        case "replays" -> new ReplayCommand(management, services).list(wish.rest());
        default ->
            throw new Refusal(
                what.isEmpty()
                    ? "events needs to know what."
                    : "There is no \"events %s\".".formatted(what),
                "Use consumers, dead-letters, rebuild, rebuilds, replay, or replays. See ./run help");
      }
    } catch (Management.Silent away) {
      throw new Refusal(String.valueOf(away.getMessage()), "");
    }
  }
}
