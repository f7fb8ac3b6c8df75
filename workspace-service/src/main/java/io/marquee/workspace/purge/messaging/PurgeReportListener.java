package io.marquee.workspace.purge.messaging;

import io.marquee.events.purge.PurgeReportEvent;
import io.marquee.events.purge.WorkspacePurged;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.workspace.purge.HearAnswer;
import tools.jackson.databind.json.JsonMapper;

/** Hears what the services answered to a purge. */
@EventConsumer(name = "purge-answers", of = PurgeReportEvent.class, order = Order.COMMUTATIVE)
class PurgeReportListener {

  private final HearAnswer hearAnswer;
  private final JsonMapper json;

  PurgeReportListener(HearAnswer hearAnswer, JsonMapper json) {
    this.hearAnswer = hearAnswer;
    this.json = json;
  }

  @Handles
  void on(WorkspacePurged event) {
    hearAnswer.run(
        new HearAnswer.Answer(
            event.purgeId(),
            event.workspaceId(),
            event.service(),
            json.writeValueAsString(event.removed()),
            json.writeValueAsString(event.remaining())));
  }
}
