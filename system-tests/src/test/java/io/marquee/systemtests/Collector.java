package io.marquee.systemtests;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.zip.GZIPInputStream;

/** What an OpenTelemetry collector is to the suite: it takes spans by OTLP, protobuf over HTTP. */
final class Collector implements AutoCloseable {
  private static final int KEPT = 20_000;

  /**
   * A piece of work that was told.
   *
   * @param parent the span that led to it, empty for the first of a trace
   */
  record Span(
      String service,
      String trace,
      String id,
      String parent,
      String kind,
      String name,
      long nanos) {}

  private final Deque<Span> spans = new LinkedBlockingDeque<>(KEPT);
  private final HttpServer server;

  Collector() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/traces", this::take);
    server.setExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("collector-", 0).factory()));
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:%d/v1/traces".formatted(server.getAddress().getPort());
  }

  List<Span> of(String trace) {
    return spans.stream().filter(span -> span.trace().equals(trace)).toList();
  }

  List<Span> all() {
    return List.copyOf(spans);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
      InputStream body =
          zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
      for (ResourceSpans of : ExportTraceServiceRequest.parseFrom(body).getResourceSpansList())
        take(of);
      exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private void take(ResourceSpans told) {
    String service =
        told.getResource().getAttributesList().stream()
            .filter(attribute -> attribute.getKey().equals("service.name"))
            .map(attribute -> attribute.getValue().getStringValue())
            .findFirst()
            .orElse("");
    for (ScopeSpans scope : told.getScopeSpansList()) {
      for (var span : scope.getSpansList()) {
        keep(
            new Span(
                service,
                hex(span.getTraceId()),
                hex(span.getSpanId()),
                hex(span.getParentSpanId()),
                span.getKind().name(),
                span.getName(),
                span.getEndTimeUnixNano() - span.getStartTimeUnixNano()));
      }
    }
  }

  private void keep(Span span) {
    while (!spans.offer(span)) spans.poll();
  }

  private static String hex(com.google.protobuf.ByteString id) {
    return HexFormat.of().formatHex(id.toByteArray());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
