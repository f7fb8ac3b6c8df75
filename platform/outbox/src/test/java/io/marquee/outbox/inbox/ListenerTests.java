package io.marquee.outbox.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.events.workspace.ProjectCreated;
import io.marquee.events.workspace.ProjectDeleted;
import io.marquee.events.workspace.ProjectEvent;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.outbox.Tombstone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ListenerTests {
  private final UUID id = UUID.randomUUID();
  private final EventEnvelope envelope =
      new EventEnvelope(
          id, "t", "/marquee/test", Instant.EPOCH, id, null, null, null, id, null, 1, null);

  @EventConsumer(name = "all", of = ProjectEvent.class, order = Order.LATEST, generation = 3)
  static class All {
    final List<String> heard = new ArrayList<>();

    @Handles
    void on(ProjectEvent event) {
      heard.add("any");
    }

    @Handles
    void on(ProjectDeleted event, EventEnvelope envelope) {
      heard.add("deleted " + envelope.sequence());
    }
  }

  @EventConsumer(name = "failing", of = ProjectEvent.class, order = Order.LATEST)
  static class Failing {
    @Handles
    void on(ProjectCreated event) throws Exception {
      throw new java.io.IOException("checked");
    }

    @Handles
    void on(ProjectDeleted event) {
      throw new AssertionError("an error");
    }
  }

  @EventConsumer(name = "private", of = ProjectEvent.class, order = Order.LATEST)
  static class Private {
    @Handles
    private void on(ProjectCreated event) {}
  }

  @EventConsumer(name = "foreign", of = ProjectEvent.class, order = Order.LATEST)
  static class Foreign {
    @Handles
    void on(io.marquee.events.film.FilmGenerated event) {}
  }

  @EventConsumer(name = "deaf", of = ProjectEvent.class, order = Order.LATEST)
  static class Deaf {}

  @Test
  void callsTheMethodThatFitsBest() throws Exception {
    var bean = new All();
    var listener = new Listener(bean);

    listener.handle(new ProjectDeleted(id), envelope);
    listener.handle(new ProjectCreated(id, null, "a", "series"), envelope);

    assertThat(bean.heard).containsExactly("deleted 1", "any");
    assertThat(listener.handles(Tombstone.class)).isFalse();
  }

  @Test
  void knowsItsTopicItsGroupAndItsTypes() {
    var listener = new Listener(new All());

    assertThat(listener.topic()).isEqualTo("workspace.projects");
    assertThat(listener.group("film")).isEqualTo("film.all.3");
    assertThat(new Listener(new Failing()).group("film")).isEqualTo("film.failing");
    assertThat(listener.typeOf("workspace.project-created.v1")).isEqualTo(ProjectCreated.class);
    assertThat(listener.typeOf("workspace.project-created.v2")).isNull();
  }

  @Test
  void hearsTheSameInAnotherGeneration() throws Exception {
    var bean = new All();
    var again = new Listener(bean).withGeneration(4);

    again.handle(new ProjectDeleted(id), envelope);

    assertThat(bean.heard).containsExactly("deleted 1");
    assertThat(again.generation()).isEqualTo(4);
    assertThat(again.group("film")).isEqualTo("film.all.4");
    assertThat(again.topic()).isEqualTo("workspace.projects");
  }

  @Test
  void passesFailuresOnAsExceptions() {
    var listener = new Listener(new Failing());

    assertThatThrownBy(() -> listener.handle(new ProjectCreated(id, null, "a", "b"), envelope))
        .isInstanceOf(java.io.IOException.class);
    assertThatThrownBy(() -> listener.handle(new ProjectDeleted(id), envelope))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("an error");
  }

  @Test
  void refusesListenersThatCannotWork() {
    assertThatThrownBy(() -> new Listener(new Private())).hasMessageContaining("not private");
    assertThatThrownBy(() -> new Listener(new Foreign())).hasMessageContaining("ProjectEvent");
    assertThatThrownBy(() -> new Listener(new Deaf())).hasMessageContaining("no @Handles");
  }
}
