package io.marquee.outbox.inbox;

import io.marquee.events.Contracts;
import io.marquee.events.Event;
import io.marquee.events.Snapshot;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.outbox.Tombstone;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** A bean with {@link EventConsumer}, and which of its methods takes what. */
class Listener {
  private final Object bean;
  private final EventConsumer declared;
  private final String topic;
  private final int generation;
  private final Map<String, Class<? extends Event>> types;
  private final Map<Class<?>, Method> handlers;

  Listener(Object bean) {
    this.bean = bean;
    this.types = new HashMap<>();
    this.handlers = new HashMap<>();
    Class<?> type = AopUtils.getTargetClass(bean);
    EventConsumer annotation =
        AnnotatedElementUtils.findMergedAnnotation(type, EventConsumer.class);
    if (annotation == null) throw new IllegalArgumentException(type + " has no @EventConsumer");
    this.declared = annotation;
    if (!annotation.of().isSealed()) {
      throw new IllegalStateException(
          "%s: 'of' is the sealed interface of a topic, not %s".formatted(type, annotation.of()));
    }
    this.topic = Contracts.topicOf(annotation.of());
    this.generation = annotation.generation();
    for (Class<? extends Event> event : Contracts.recordsOf(annotation.of())) {
      types.put(Contracts.nameOf(event), event);
    }
    MethodIntrospector.selectMethods(type, (Method method) -> isHandler(method) ? true : null)
        .keySet()
        .forEach(this::add);
    if (handlers.isEmpty()) throw new IllegalStateException(type + " has no @Handles method");
  }

  private Listener(Listener same, int generation) {
    this.bean = same.bean;
    this.declared = same.declared;
    this.topic = same.topic;
    this.generation = generation;
    this.types = same.types;
    this.handlers = same.handlers;
  }

  /** The same listener, for which nothing counts that was heard in another generation. */
  Listener withGeneration(int generation) {
    return new Listener(this, generation);
  }

  private static boolean isHandler(Method method) {
    return method.isAnnotationPresent(Handles.class);
  }

  private void add(Method method) {
    Class<?>[] parameters = method.getParameterTypes();
    boolean fits =
        (parameters.length == 1 || (parameters.length == 2 && parameters[1] == EventEnvelope.class))
            && (parameters[0] == Tombstone.class || declared.of().isAssignableFrom(parameters[0]))
            && !Modifier.isPrivate(method.getModifiers());
    if (!fits) {
      throw new IllegalStateException(
          "%s: a @Handles method is not private and takes an event of %s or a Tombstone, and an EventEnvelope if it wants"
              .formatted(method, declared.of().getSimpleName()));
    }
    if (handlers.put(parameters[0], method) != null) {
      throw new IllegalStateException("%s: a second method for this event".formatted(method));
    }
    method.setAccessible(true);
  }

  String name() {
    return declared.name();
  }

  Class<? extends Event> of() {
    return declared.of();
  }

  String topic() {
    return topic;
  }

  Order order() {
    return declared.order();
  }

  /** The generation of the consumer itself, whatever this copy's is. */
  int ownGeneration() {
    return declared.generation();
  }

  boolean replayable() {
    return declared.replayable();
  }

  /** How many of its transactions may run at the same time. */
  int concurrency() {
    return Math.max(1, declared.concurrency());
  }

  int generation() {
    return generation;
  }

  /** The Kafka group: a new generation begins at the earliest event that is kept. */
  String group(String service) {
    String group = service + "." + name();
    return generation() == 1 ? group : group + "." + generation();
  }

  /** Null for a type that this version of the service does not know. */
  @Nullable Class<? extends Event> typeOf(String name) {
    return types.get(name);
  }

  boolean handles(Class<?> type) {
    return handlerOf(type, false) != null;
  }

  boolean handles(Object event, EventEnvelope envelope) {
    return handlerOf(event.getClass(), isFirst(envelope)) != null;
  }

  /** Calls the method for an event, if there is one. */
  void handle(Object event, EventEnvelope envelope) throws Exception {
    Method method = handlerOf(event.getClass(), isFirst(envelope));
    if (method == null) return;
    try {
      if (method.getParameterCount() == 2) method.invoke(bean, event, envelope);
      else method.invoke(bean, event);
    } catch (InvocationTargetException failed) {
      if (failed.getCause() instanceof Exception exception) throw exception;
      if (failed.getCause() instanceof OutOfMemoryError error) throw error;
      // Any other error is as much the event's as an exception is, and must not end the consumer.
      throw new IllegalStateException(failed.getCause());
    }
  }

  private static boolean isFirst(EventEnvelope envelope) {
    return envelope.sequence() == 1;
  }

  private @Nullable Method handlerOf(Class<?> type, boolean first) {
    boolean snapshot = Snapshot.class.isAssignableFrom(type);
    // It tells nothing new to who has heard the rest, and all where there is no rest.
    if (snapshot && !first && !Generations.isRebuild(generation)) return null;
    Method own = handlers.get(type);
    if (own != null || snapshot || !declared.of().isAssignableFrom(type)) return own;
    return handlers.get(declared.of());
  }

  @Override
  public String toString() {
    return name();
  }
}
