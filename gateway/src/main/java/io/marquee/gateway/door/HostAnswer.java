package io.marquee.gateway.door;

import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Answers whose domain the gateway was called by. That is no secret: the domain shows its workspace
 * to whoever calls it.
 */
final class HostAnswer implements HandlerFunction<ServerResponse> {

  private final Hosts hosts;

  HostAnswer(Hosts hosts) {
    this.hosts = hosts;
  }

  @Override
  public Mono<ServerResponse> handle(ServerRequest request) {
    UUID workspace = hosts.workspaceAt(request.exchange().getRequest());
    String id = workspace == null ? "null" : '"' + workspace.toString() + '"';
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_JSON)
        // Whose a domain is may change at any time.
        .cacheControl(CacheControl.noStore())
        .bodyValue("{\"workspace_id\":" + id + "}");
  }
}
