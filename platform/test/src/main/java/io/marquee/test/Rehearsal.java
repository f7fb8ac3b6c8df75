package io.marquee.test;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.events.Contracts;
import io.marquee.events.Event;
import io.marquee.outbox.CurrentEvent;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.EventHeaders;
import io.marquee.outbox.EventJson;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Tombstone;
import io.marquee.tenancy.CurrentWorkspace;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives each listener of a service the golden sample of each event that it takes: read from headers
 * and bytes as Kafka brings them, with a property that nobody knows yet, and handled in a
 * transaction that is rolled back.
 */
final class Rehearsal {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ListableBeanFactory beans;
  private final TransactionTemplate transaction;
  private final List<String> failures = new ArrayList<>();

  Rehearsal(ListableBeanFactory beans) {
    this.beans = beans;
    this.transaction = new TransactionTemplate(beans.getBean(PlatformTransactionManager.class));
    transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** A sentence for each event that a listener could not read or handle. */
  List<String> failures() {
    for (Object listener : beans.getBeansWithAnnotation(EventConsumer.class).values()) {
      Class<?> type = AopUtils.getTargetClass(listener);
      Class<? extends Event> topic = type.getAnnotation(EventConsumer.class).of();
      MethodIntrospector.selectMethods(
              type,
              (Method method) -> method.isAnnotationPresent(Handles.class) ? Boolean.TRUE : null)
          .keySet()
          .forEach(method -> rehearse(listener, topic, method));
    }
    return failures;
  }

  private void rehearse(Object listener, Class<? extends Event> topic, Method method) {
    Class<?> taken = method.getParameterTypes()[0];
    for (Class<? extends Event> event : Contracts.recordsOf(topic)) {
      if (taken.isAssignableFrom(event)) handle(listener, method, event, false);
    }
    if (taken == Tombstone.class) {
      handle(listener, method, Contracts.recordsOf(topic).getFirst(), true);
    }
  }

  private void handle(Object listener, Method method, Class<? extends Event> type, boolean gone) {
    String name = gone ? EventHeaders.TOMBSTONE : Contracts.nameOf(type);
    String place = AopUtils.getTargetClass(listener).getSimpleName();
    try {
      ObjectNode sample = grown(EventSchemas.sample(Contracts.nameOf(type)));
      Event event = EventJson.read(sample.toString().getBytes(StandardCharsets.UTF_8), type);
      EventEnvelope envelope = throughHeaders(name, event.key(), sample);
      Object heard = gone ? new Tombstone(Contracts.topicOf(type), event.key()) : event;
      method.setAccessible(true);
      inRolledBackTransaction(
          envelope,
          () ->
              method.getParameterCount() == 2
                  ? method.invoke(listener, heard, envelope)
                  : method.invoke(listener, heard));
    } catch (InvocationTargetException refused) {
      failures.add("%s cannot handle %s: %s".formatted(place, name, refused.getCause()));
    } catch (Exception unreadable) {
      failures.add("%s cannot hear %s: %s".formatted(place, name, unreadable));
    }
  }

  /** As a later release of its publisher would send it. */
  private static ObjectNode grown(String sample) {
    var json = (ObjectNode) JSON.readTree(sample);
    json.putObject("not_known_yet").put("since", "tomorrow");
    return json;
  }

  private EventEnvelope throughHeaders(String type, UUID key, JsonNode sample) {
    UUID id = UuidCreator.getTimeOrderedEpoch();
    var written =
        EventHeaders.write(
            new EventEnvelope(
                id,
                type,
                "/marquee/rehearsal",
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                key,
                idIn(sample, "workspace_id"),
                idIn(sample, "account_id"),
                "system:rehearsal",
                id,
                id,
                1,
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
    var asJson = new LinkedHashMap<String, String>();
    written.forEach(
        header -> asJson.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    failures.addAll(EventSchemas.breachesOfHeaders(type, JSON.writeValueAsString(asJson)));
    return EventHeaders.read(written);
  }

  /** An event about a workspace or an account is said in its name. */
  private static UUID idIn(JsonNode sample, String property) {
    return sample.has(property)
        ? UUID.fromString(sample.path(property).asString())
        : UuidCreator.getTimeOrderedEpoch();
  }

  private interface Work {
    @Nullable Object run() throws Exception;
  }

  private void inRolledBackTransaction(EventEnvelope envelope, Work work) throws Exception {
    CurrentWorkspace.call(
        envelope.tenant(),
        () ->
            CurrentEvent.call(
                envelope,
                () -> {
                  var failure = new AtomicReference<@Nullable Exception>();
                  transaction.executeWithoutResult(
                      status -> {
                        status.setRollbackOnly();
                        try {
                          work.run();
                        } catch (Exception failed) {
                          failure.set(failed);
                        }
                      });
                  Exception failed = failure.get();
                  if (failed != null) throw failed;
                  return true;
                }));
  }
}
