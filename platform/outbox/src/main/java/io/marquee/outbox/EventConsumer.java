package io.marquee.outbox;

import io.marquee.events.Event;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/**
 * A Spring bean that hears the events of one topic, each once.
 *
 * <pre>{@code
 * @EventConsumer(name = "ready-films", of = FilmEvent.class, order = Order.LATEST)
 * class FilmListener {
 *   @Handles
 *   void on(FilmGenerated event, EventEnvelope envelope) {…}
 *
 *   @Handles
 *   void on(FilmWithdrawn event) {…}
 * }
 * }</pre>
 *
 * A handler runs in one transaction with the record that it ran, bound to the event's tenant; under
 * load the transaction holds several events of that tenant. What it does in the service's database
 * happens exactly once; what it does elsewhere (mail, HTTP) can happen again when the transaction
 * fails afterwards, so store a job instead. If it throws, the event and all later ones of the same
 * aggregate wait in the {@linkplain DeadLetters dead letters} while others go on; they are tried
 * again by themselves for an hour, at first often. Types without a handler are passed over.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Component
public @interface EventConsumer {
  /**
   * The consumer's name, unique within the service and never changed: its place in the topic is
   * kept under {@code <service>.<name>}. Also the name of the bean.
   */
  @AliasFor(annotation = Component.class, attribute = "value")
  String name();

  /** The sealed interface of the topic. */
  Class<? extends Event> of();

  /** How events of one aggregate out of order are taken. */
  Order order();

  /**
   * Raised when everything shall be heard anew: the new generation starts at the earliest event
   * that is kept, and what the former ones heard does not count.
   */
  int generation() default 1;

  /**
   * Whether an operator's replay may let it hear again what it has heard. False for what acts on
   * the world outside (mails, webhooks): such a replay is refused unless it is forced.
   */
  boolean replayable() default true;

  /**
   * How many of its transactions may run at the same time in one process. Events of one aggregate
   * are heard one after the other whatever it is.
   */
  int concurrency() default 4;
}
