package io.marquee.gateway.docs;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The merged document: asked for all at once when somebody wants it, and kept for a while. */
final class OpenApiDocument {

  private static final Logger log = LoggerFactory.getLogger(OpenApiDocument.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration KEPT = Duration.ofSeconds(30);
  private static final Duration KEPT_INCOMPLETE = Duration.ofSeconds(3);

  private final Map<String, URI> services;
  private final OpenApiMerger merger;
  private final HttpClient client = HttpClient.create().responseTimeout(PATIENCE);
  private final Mono<Merged> merged;

  private record Part(String service, ObjectNode document) {}

  private record Merged(byte[] json, boolean complete) {}

  OpenApiDocument(Map<String, URI> services, OpenApiMerger merger) {
    this.services = services;
    this.merger = merger;
    this.merged =
        Mono.defer(this::fetch)
            .cache(
                value -> value.complete ? KEPT : KEPT_INCOMPLETE,
                failure -> Duration.ZERO,
                () -> Duration.ZERO);
  }

  Mono<byte[]> json() {
    return merged.map(Merged::json);
  }

  private Mono<Merged> fetch() {
    return Flux.fromIterable(services.entrySet())
        .flatMap(entry -> fetch(entry.getKey(), entry.getValue()))
        .collectList()
        .map(this::merge);
  }

  private Mono<Part> fetch(String service, URI address) {
    return client
        .get()
        .uri(address.resolve("/v3/api-docs"))
        .responseSingle(
            (answer, body) ->
                answer.status().code() == 200
                    ? body.asByteArray()
                    : Mono.error(new IllegalStateException("status " + answer.status())))
        .map(json -> new Part(service, (ObjectNode) JSON.readTree(json)))
        .onErrorResume(
            failure -> {
              log.info("No OpenAPI document of {}: {}", service, failure.toString());
              return Mono.empty();
            });
  }

  private Merged merge(List<Part> parts) {
    SortedMap<String, ObjectNode> documents = new TreeMap<>();
    parts.forEach(part -> documents.put(part.service, part.document));
    List<String> missing = new ArrayList<>(services.keySet());
    missing.removeAll(documents.keySet());
    missing.sort(null);
    ObjectNode document = merger.merge(documents, missing);
    return new Merged(JSON.writeValueAsBytes(document), missing.isEmpty());
  }
}
