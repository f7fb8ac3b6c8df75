package io.marquee.outbox.operator;

import io.marquee.outbox.ConsumerCatalog;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** {@code GET eventconsumers}: who hears what here, and how. */
@Endpoint(id = "eventconsumers")
public class ConsumersEndpoint {
  private final ConsumerCatalog consumers;

  ConsumersEndpoint(ConsumerCatalog consumers) {
    this.consumers = consumers;
  }

  /** All of them, by name. */
  @ReadOperation
  public WebEndpointResponse<Object> list() {
    return Answers.of(consumers::list);
  }
}
