package io.marquee.outbox.chaos;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.events.workspace.ProjectCreated;
import io.marquee.events.workspace.ProjectEvent;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A service with a listener of each kind, whose only effect is a row in {@code heard}. */
@Configuration
@EnableAutoConfiguration
@Import({ChaosService.Sums.class, ChaosService.Copies.class, ChaosService.Steps.class})
class ChaosService {

  private abstract static class Notes {
    private final JdbcClient jdbc;

    Notes(JdbcClient jdbc) {
      this.jdbc = jdbc;
    }

    void note(String consumer, ProjectCreated event, EventEnvelope envelope) {
      jdbc.sql(
              "insert into heard (id, consumer, event_id, key, sequence, text)"
                  + " values (?, ?, ?, ?, ?, ?)")
          .params(
              UuidCreator.getTimeOrderedEpoch(),
              consumer,
              envelope.id(),
              envelope.subject(),
              envelope.sequence(),
              event.name())
          .update();
    }
  }

  @EventConsumer(name = "sums", of = ProjectEvent.class, order = Order.COMMUTATIVE)
  static class Sums extends Notes {
    Sums(JdbcClient jdbc) {
      super(jdbc);
    }

    @Handles
    void on(ProjectCreated event, EventEnvelope envelope) {
      note("sums", event, envelope);
    }
  }

  @EventConsumer(name = "copies", of = ProjectEvent.class, order = Order.LATEST)
  static class Copies extends Notes {
    Copies(JdbcClient jdbc) {
      super(jdbc);
    }

    @Handles
    void on(ProjectCreated event, EventEnvelope envelope) {
      note("copies", event, envelope);
    }
  }

  @EventConsumer(name = "steps", of = ProjectEvent.class, order = Order.STRICT)
  static class Steps extends Notes {
    Steps(JdbcClient jdbc) {
      super(jdbc);
    }

    @Handles
    void on(ProjectCreated event, EventEnvelope envelope) {
      note("steps", event, envelope);
    }
  }
}
