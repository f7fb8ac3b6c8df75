package io.marquee.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import io.marquee.events.Contracts;
import io.marquee.events.Event;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Tombstone;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who says and who hears which event, as the compiled classes tell. */
public final class Topology {

  private static final String OFFER = "io.marquee.notification.webhook.EventTypes";

  private Topology() {}

  /**
   * Somebody who hears a topic.
   *
   * @param service short name
   * @param consumer the consumer's name within the service
   * @param topic the topic's sealed interface
   * @param events names on the wire of what it takes
   * @param order what it makes of late events
   * @param group its Kafka group, empty for a reader of whole topics
   */
  public record Hearing(
      String service,
      String consumer,
      Class<? extends Event> topic,
      Set<String> events,
      String order,
      String group) {}

  /** The classes outside of the contracts and the platform that construct the event. */
  public static Set<String> announcers(Class<? extends Event> event) {
    return announcing(event).stream()
        .map(Topology::place)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The services that announce the event. */
  public static Set<String> announcingServices(Class<? extends Event> event) {
    return announcing(event).stream()
        .flatMap(type -> announcing(type).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> announcing(JavaClass type) {
    if (!isOfThePlatform(type)) return List.of(service(type));
    return isOfPlacement(type) ? House.KEEPING_WORKSPACES : House.SERVICES;
  }

  private static List<JavaClass> announcing(Class<? extends Event> event) {
    return House.CLASSES.get(event).getConstructorCallsToSelf().stream()
        .map(call -> call.getOriginOwner())
        .filter(origin -> !origin.getPackageName().startsWith("io.marquee.events"))
        .toList();
  }

  /** The classes whose methods take the event, or all of its topic. */
  public static Set<String> hearers(Class<? extends Event> topic, Class<? extends Event> event) {
    var found = new TreeSet<String>();
    for (JavaClass listener : listeners()) {
      if (listener.getAnnotationOfType(EventConsumer.class).of() != topic) continue;
      if (heardBy(listener).contains(Contracts.nameOf(event))) found.add(place(listener));
    }
    readers(event).stream().map(Topology::place).forEach(found::add);
    return found;
  }

  /** All who hear, sorted by service. */
  public static List<Hearing> hearings() {
    var all = new ArrayList<Hearing>();
    for (JavaClass listener : listeners()) {
      for (String service : servicesOf(listener)) all.add(hearing(listener, service));
    }
    all.addAll(readings());
    all.sort(Comparator.comparing(Hearing::service).thenComparing(Hearing::consumer));
    return all;
  }

  private static Hearing hearing(JavaClass listener, String service) {
    EventConsumer consumer = listener.getAnnotationOfType(EventConsumer.class);
    String group = service + "." + consumer.name();
    return new Hearing(
        service,
        consumer.name(),
        consumer.of(),
        heardBy(listener),
        consumer.order().name().toLowerCase(Locale.ROOT),
        consumer.generation() == 1 ? group : group + "." + consumer.generation());
  }

  /** What the platform hears, every service hears that keeps rows of workspaces. */
  private static List<String> servicesOf(JavaClass listener) {
    return isOfThePlatform(listener) ? House.KEEPING_WORKSPACES : List.of(service(listener));
  }

  /** The gateway has no listeners: it reads whole topics into its memory. */
  private static List<Hearing> readings() {
    var all = new ArrayList<Hearing>();
    for (Class<? extends Event> topic : Contracts.topics()) {
      var events = new TreeSet<String>();
      for (Class<? extends Event> event : Contracts.recordsOf(topic)) {
        if (!readers(event).isEmpty()) events.add(Contracts.nameOf(event));
      }
      if (events.isEmpty()) continue;
      if (Contracts.isCompacted(topic)) events.add("marquee.tombstone.v1");
      String name = Contracts.topicOf(topic);
      all.add(new Hearing("gateway", name, topic, events, "latest", ""));
    }
    return all;
  }

  private static List<JavaClass> readers(Class<? extends Event> event) {
    return House.CLASSES.get(event).getDirectDependenciesToSelf().stream()
        .map(dependency -> dependency.getOriginClass())
        .filter(origin -> origin.getPackageName().startsWith("io.marquee.gateway"))
        .filter(origin -> origin.getSimpleName().endsWith("Reader"))
        .distinct()
        .toList();
  }

  /** Names on the wire. */
  private static Set<String> heardBy(JavaClass listener) {
    var names = new TreeSet<String>();
    Class<? extends Event> topic = listener.getAnnotationOfType(EventConsumer.class).of();
    for (JavaMethod method : listener.getMethods()) {
      if (!method.isAnnotatedWith(Handles.class)) continue;
      JavaClass heard = method.getRawParameterTypes().getFirst();
      if (heard.isEquivalentTo(Tombstone.class)) names.add("marquee.tombstone.v1");
      for (Class<? extends Event> event : Contracts.recordsOf(topic)) {
        if (heard.isEquivalentTo(event) || heard.isEquivalentTo(topic)) {
          names.add(Contracts.nameOf(event));
        }
      }
    }
    return names;
  }

  static List<JavaClass> listeners() {
    return House.CLASSES.stream()
        .filter(type -> type.isAnnotatedWith(EventConsumer.class))
        .filter(type -> !type.getPackageName().startsWith("io.marquee.outbox"))
        .sorted(Comparator.comparing(JavaClass::getName))
        .toList();
  }

  /** What partners may subscribe to, with a sentence each. */
  public static Map<Class<? extends Event>, String> offeredToPartners() {
    try {
      Method offered = Class.forName(OFFER).getDeclaredMethod("offered");
      offered.setAccessible(true);
      var byName = (Map<?, ?>) offered.invoke(null);
      var found = new LinkedHashMap<Class<? extends Event>, String>();
      Contracts.topics().stream()
          .flatMap(topic -> Contracts.recordsOf(topic).stream())
          .sorted(Comparator.comparing(Contracts::nameOf))
          .filter(event -> byName.containsKey(Contracts.nameOf(event)))
          .forEach(event -> found.put(event, (String) byName.get(Contracts.nameOf(event))));
      return found;
    } catch (ReflectiveOperationException moved) {
      throw new IllegalStateException(OFFER + " offers events to partners no more", moved);
    }
  }

  /** Of the platform too, but a service whose rows belong to no workspace does without. */
  private static boolean isOfPlacement(JavaClass type) {
    return type.getPackageName().startsWith("io.marquee.service.placement");
  }

  /** What the platform announces, every service says. */
  private static boolean isOfThePlatform(JavaClass type) {
    return type.getPackageName().startsWith("io.marquee.service");
  }

  private static String place(JavaClass type) {
    return (isOfThePlatform(type) ? "every service" : service(type)) + " · " + type.getSimpleName();
  }

  private static String service(JavaClass type) {
    return type.getPackageName().split("\\.")[2];
  }
}
