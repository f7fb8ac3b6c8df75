package io.marquee.identity.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes what a service said the next entry of the bound tenant's chain. */
@Service
public class AppendEntry {

  private final Entries entries;
  private final ForgetActor forgetActor;
  private final Clock clock;

  AppendEntry(Entries entries, ForgetActor forgetActor, Clock clock) {
    this.entries = entries;
    this.forgetActor = forgetActor;
    this.clock = clock;
  }

  /**
   * What was said.
   *
   * @param id the event's
   * @param occurredAt when it was done
   * @param service who says so
   * @param actor who did it
   * @param onBehalfOf whose act led to it, null when it is the actor's own
   * @param action kind and verb
   * @param targetType kind of what was changed
   * @param targetId what was changed
   * @param before values before
   * @param after values after
   * @param traceId of the W3C trace context
   * @param origin from where
   */
  public record Command(
      UUID id,
      Instant occurredAt,
      String service,
      String actor,
      @Nullable String onBehalfOf,
      String action,
      String targetType,
      UUID targetId,
      @Nullable Map<String, String> before,
      @Nullable Map<String, String> after,
      @Nullable String traceId,
      @Nullable Origin origin) {

    private Command fromNowhere() {
      return new Command(
          id,
          occurredAt,
          service,
          actor,
          onBehalfOf,
          action,
          targetType,
          targetId,
          before,
          after,
          traceId,
          null);
    }
  }

  /**
   * Appends it; again, without effect.
   *
   * @param said what was said
   */
  @Transactional
  public void run(Command said) {
    Trail trail = Trail.bound();
    Head head = entries.lockHead(trail);
    if (entries.holds(trail, said.id())) return;
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    boolean gone = forgetActor.isGone(said.actor()) || forgetActor.isGone(said.onBehalfOf());
    Command kept = gone ? said.fromNowhere() : said;
    entries.append(trail, Entry.after(head, trail.chain(), kept, now), kept.origin());
  }
}
