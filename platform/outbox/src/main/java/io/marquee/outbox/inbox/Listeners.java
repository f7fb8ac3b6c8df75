package io.marquee.outbox.inbox;

import io.marquee.outbox.ConsumerCatalog;
import io.marquee.outbox.EventConsumer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

/** All listeners of the service, by name. */
class Listeners implements ConsumerCatalog {
  private final ListableBeanFactory beans;
  private @Nullable Map<String, Listener> byName;

  Listeners(ListableBeanFactory beans) {
    this.beans = beans;
  }

  /** Looked up on first use: a listener may itself need what is built around listeners. */
  private synchronized Map<String, Listener> byName() {
    Map<String, Listener> known = byName;
    if (known == null) {
      known = new TreeMap<>();
      for (Object bean : beans.getBeansWithAnnotation(EventConsumer.class).values()) {
        Listener listener = new Listener(bean);
        if (known.put(listener.name(), listener) != null) {
          throw new IllegalStateException("two consumers are called " + listener.name());
        }
      }
      byName = known;
    }
    return known;
  }

  @Override
  public List<Entry> list() {
    return all().stream()
        .map(each -> new Entry(each.name(), each.topic(), each.order(), each.replayable()))
        .toList();
  }

  Collection<Listener> all() {
    return byName().values();
  }

  Listener get(String name) {
    Listener listener = byName().get(name);
    if (listener == null) throw new IllegalArgumentException("there is no consumer " + name);
    return listener;
  }
}
