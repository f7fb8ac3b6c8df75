package io.marquee.gateway.console;

import io.marquee.gateway.door.Passage;
import io.marquee.gateway.route.Rule;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Serves the console: its one page to browsers at each path that {@code routes.yml} marks as a page
 * of it, and its assets. What is neither goes on, and ends as a 404.
 */
final class ConsolePages implements RouterFunction<ServerResponse> {

  private static final String ASSETS = "/assets/";
  private static final CacheControl FOR_EVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  private final ConsoleFiles files;
  private final ContentSecurity security;

  ConsolePages(ConsoleFiles files, ContentSecurity security) {
    this.files = files;
    this.security = security;
  }

  @Override
  public Mono<HandlerFunction<ServerResponse>> route(ServerRequest request) {
    Passage passage = Passage.of(request.exchange());
    if (passage == null) return Mono.empty();
    if (passage.rule().is(Rule.Mark.CONSOLE_PAGE))
      return wantsPage(request) ? Mono.just(this::page) : Mono.empty();
    ConsoleFile asset = assetAt(request.path());
    return asset == null ? Mono.empty() : Mono.just(asked -> asset(asked, asset));
  }

  private @Nullable ConsoleFile assetAt(String path) {
    return path.startsWith(ASSETS) ? files.assets().get(path.substring(ASSETS.length())) : null;
  }

  /**
   * A person who goes somewhere says so; a program that asks for JSON learns that there is none.
   */
  private static boolean wantsPage(ServerRequest request) {
    try {
      return request.headers().accept().stream()
          .filter(type -> type.getQualityValue() > 0)
          .anyMatch(type -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML));
    } catch (InvalidMediaTypeException unreadable) {
      return false;
    }
  }

  private Mono<ServerResponse> page(ServerRequest request) {
    ConsoleFile page = files.page();
    ServerResponse.HeadersBuilder<?> answer =
        isKnown(request, page) ? ServerResponse.status(304) : ServerResponse.ok();
    answer
        .cacheControl(CacheControl.noCache())
        .header("Content-Security-Policy", security.policy())
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    return finish(request, answer, page);
  }

  private static Mono<ServerResponse> asset(ServerRequest request, ConsoleFile asset) {
    ServerResponse.HeadersBuilder<?> answer =
        isKnown(request, asset) ? ServerResponse.status(304) : ServerResponse.ok();
    return finish(request, answer.cacheControl(FOR_EVER), asset);
  }

  private static Mono<ServerResponse> finish(
      ServerRequest request, ServerResponse.HeadersBuilder<?> answer, ConsoleFile file) {
    answer.header(HttpHeaders.ETAG, file.etag()).varyBy(HttpHeaders.ACCEPT_ENCODING);
    if (isKnown(request, file) || !(answer instanceof ServerResponse.BodyBuilder full))
      return answer.build();
    full.contentType(file.type());
    if (!file.shrinks() || !takesGzip(request)) return full.bodyValue(file.whole());
    return full.header(HttpHeaders.CONTENT_ENCODING, "gzip").bodyValue(file.packed());
  }

  private static boolean isKnown(ServerRequest request, ConsoleFile file) {
    List<String> known = request.headers().asHttpHeaders().getIfNoneMatch();
    return known.contains(file.etag()) || known.contains("*");
  }

  private static boolean takesGzip(ServerRequest request) {
    return request.headers().header(HttpHeaders.ACCEPT_ENCODING).stream()
        .flatMap(line -> List.of(line.split(",")).stream())
        .map(String::strip)
        .anyMatch(word -> word.equals("gzip") || (word.startsWith("gzip;") && !isNone(word)));
  }

  private static boolean isNone(String word) {
    return word.replace(" ", "").matches("gzip;q=0(\\.0*)?");
  }
}
