package io.marquee.events;

import io.marquee.events.archive.ArchiveReportEvent;
import io.marquee.events.audit.AuditEvent;
import io.marquee.events.billing.EntitlementsEvent;
import io.marquee.events.billing.ReservationEvent;
import io.marquee.events.film.AssetEvent;
import io.marquee.events.film.CharacterEvent;
import io.marquee.events.film.FilmEvent;
import io.marquee.events.identity.AccessGrantEvent;
import io.marquee.events.identity.ApiKeyEvent;
import io.marquee.events.identity.MailEvent;
import io.marquee.events.identity.MembershipEvent;
import io.marquee.events.identity.RevocationEvent;
import io.marquee.events.identity.UserEvent;
import io.marquee.events.isolation.IsolationReportEvent;
import io.marquee.events.placement.PlacementReportEvent;
import io.marquee.events.publishing.PostEvent;
import io.marquee.events.purge.PurgeReportEvent;
import io.marquee.events.template.TemplatePartEvent;
import io.marquee.events.workspace.ArchiveEvent;
import io.marquee.events.workspace.BrandingEvent;
import io.marquee.events.workspace.DomainEvent;
import io.marquee.events.workspace.PlacementEvent;
import io.marquee.events.workspace.ProbeEvent;
import io.marquee.events.workspace.ProjectEvent;
import io.marquee.events.workspace.PurgeEvent;
import io.marquee.events.workspace.TemplateEvent;
import io.marquee.events.workspace.WorkspaceEvent;
import java.util.ArrayList;
import java.util.List;

/** The list of all topics and what their records are called on the wire. */
public final class Contracts {

  private static final List<Class<? extends Event>> TOPICS =
      List.of(
          AccessGrantEvent.class,
          ApiKeyEvent.class,
          ArchiveEvent.class,
          ArchiveReportEvent.class,
          AssetEvent.class,
          AuditEvent.class,
          BrandingEvent.class,
          CharacterEvent.class,
          DomainEvent.class,
          EntitlementsEvent.class,
          FilmEvent.class,
          IsolationReportEvent.class,
          MailEvent.class,
          MembershipEvent.class,
          PlacementEvent.class,
          PlacementReportEvent.class,
          PostEvent.class,
          ProbeEvent.class,
          ProjectEvent.class,
          PurgeEvent.class,
          PurgeReportEvent.class,
          ReservationEvent.class,
          RevocationEvent.class,
          TemplateEvent.class,
          TemplatePartEvent.class,
          UserEvent.class,
          WorkspaceEvent.class);

  private Contracts() {}

  /**
   * Every topic's sealed interface.
   *
   * @return the interfaces in alphabetical order
   */
  public static List<Class<? extends Event>> topics() {
    return TOPICS;
  }

  /**
   * The Kafka topic on which a record, or any record of a sealed interface, is published.
   *
   * @param type a record or its topic's sealed interface
   * @return the topic's name, such as {@code film.films}
   * @throws IllegalArgumentException when the type belongs to no topic of {@link #topics()}
   */
  public static String topicOf(Class<? extends Event> type) {
    try {
      return (String) topicInterfaceOf(type).getField("TOPIC").get(null);
    } catch (ReflectiveOperationException missing) {
      throw new IllegalArgumentException(type + " has no TOPIC", missing);
    }
  }

  /**
   * The sealed interface of a record.
   *
   * @param type a record or its topic's sealed interface
   * @return the sealed interface
   * @throws IllegalArgumentException when the type belongs to no topic of {@link #topics()}
   */
  public static Class<? extends Event> topicInterfaceOf(Class<? extends Event> type) {
    return TOPICS.stream()
        .filter(topic -> topic.isAssignableFrom(type))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(type + " belongs to no topic"));
  }

  /**
   * The records that a topic carries.
   *
   * @param topic a sealed interface of {@link #topics()}
   * @return its records in the order of its {@code permits} clause
   */
  public static List<Class<? extends Event>> recordsOf(Class<? extends Event> topic) {
    List<Class<? extends Event>> records = new ArrayList<>();
    for (Class<?> type : topic.getPermittedSubclasses()) records.add(type.asSubclass(Event.class));
    return records;
  }

  /**
   * The logical name of a record.
   *
   * @param type a record with {@link EventName}
   * @return its name, such as {@code film.generated.v1}
   * @throws IllegalArgumentException when the record has no name
   */
  public static String nameOf(Class<? extends Event> type) {
    EventName name = type.getAnnotation(EventName.class);
    if (name == null) throw new IllegalArgumentException(type + " has no @EventName");
    return name.value();
  }

  /**
   * Whether a topic is compacted, since its records carry full state.
   *
   * @param type a record or its topic's sealed interface
   * @return true for a state topic
   */
  public static boolean isCompacted(Class<? extends Event> type) {
    return StateEvent.class.isAssignableFrom(type);
  }
}
