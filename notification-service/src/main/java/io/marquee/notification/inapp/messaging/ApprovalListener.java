package io.marquee.notification.inapp.messaging;

import io.marquee.events.publishing.ApprovalDue;
import io.marquee.events.publishing.ApprovalRequested;
import io.marquee.events.publishing.ApprovalVoided;
import io.marquee.events.publishing.ChangesRequested;
import io.marquee.events.publishing.PostApproved;
import io.marquee.events.publishing.PostEvent;
import io.marquee.notification.inapp.Notice;
import io.marquee.notification.inapp.TellMembers;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whoever is to decide wants to know of it; whoever asked, what was decided. */
@EventConsumer(
    name = "approval-notices",
    of = PostEvent.class,
    order = Order.COMMUTATIVE,
    replayable = false)
class ApprovalListener {

  private final TellMembers tellMembers;
  private final Deciders deciders;
  private final Links links;

  ApprovalListener(TellMembers tellMembers, Deciders deciders, Links links) {
    this.tellMembers = tellMembers;
    this.deciders = deciders;
    this.links = links;
  }

  @Handles
  void on(ApprovalRequested event, EventEnvelope envelope) {
    var about = new HashMap<String, Object>();
    about.put("title", event.title());
    about.put("stage", event.stage());
    if (event.dueAt() != null) about.put("due", event.dueAt());
    String kind = event.dueAt() == null ? "approval_requested" : "approval_requested_until";
    var whom = deciders.of(event.audience(), event.assigneeId(), event.requestedBy());
    ask(envelope, kind, about, event.approvalId(), event.postId(), whom);
  }

  @Handles
  void on(ApprovalDue event, EventEnvelope envelope) {
    var whom = deciders.of(event.audience(), event.assigneeId(), event.requestedBy());
    ask(
        envelope,
        "approval_due",
        Map.of("title", event.title(), "stage", event.stage(), "due", event.dueAt()),
        event.approvalId(),
        event.postId(),
        whom);
  }

  @Handles
  void on(PostApproved event, EventEnvelope envelope) {
    answer(
        envelope,
        "post_approved",
        Map.of("title", event.title()),
        event.approvalId(),
        event.requestedBy());
  }

  @Handles
  void on(ChangesRequested event, EventEnvelope envelope) {
    answer(
        envelope,
        "changes_requested",
        Map.of("title", event.title(), "stage", event.stage()),
        event.approvalId(),
        event.requestedBy());
  }

  @Handles
  void on(ApprovalVoided event, EventEnvelope envelope) {
    answer(
        envelope,
        "approval_voided",
        Map.of("title", event.title(), "reason", event.reason()),
        event.approvalId(),
        event.requestedBy());
  }

  /** Each is led to where they may go. */
  private void ask(
      EventEnvelope envelope,
      String kind,
      Map<String, Object> about,
      UUID approval,
      UUID post,
      Deciders.Asked whom) {
    tell(envelope, kind, about, links.approval(approval), whom.inside());
    tell(envelope, kind, about, links.portal(post), whom.clients());
  }

  private void answer(
      EventEnvelope envelope,
      String kind,
      Map<String, Object> about,
      UUID approval,
      @Nullable UUID requestedBy) {
    if (requestedBy == null || !deciders.mayStillLook(requestedBy)) return;
    tell(envelope, kind, about, links.approval(approval), List.of(requestedBy));
  }

  private void tell(
      EventEnvelope envelope,
      String kind,
      Map<String, Object> about,
      String link,
      Collection<UUID> whom) {
    tellMembers.run(new Notice(envelope.id(), envelope.type(), kind, about, link), whom);
  }
}
