package io.marquee.gateway.docs;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.marquee.gateway.MarqueeSettings;
import io.marquee.gateway.route.RouteTable;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** The documents and the pages at {@code /docs}, which load nothing from elsewhere. */
@Configuration(proxyBeanMethods = false)
class DocsConfiguration {

  private static final String CSP =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";
  private static final MediaType SCRIPT = new MediaType("text", "javascript");
  private static final MediaType STYLE = new MediaType("text", "css");

  @Bean
  OpenApiDocument openApiDocument(MarqueeSettings marquee, RouteTable table) {
    return new OpenApiDocument(
        marquee.routes(), new OpenApiMerger(table, marquee.publicUrl().toString()));
  }

  @Bean
  AsyncApiDocument asyncApiDocument() {
    return AsyncApiDocument.read();
  }

  @Bean
  RouterFunction<ServerResponse> docs(
      OpenApiDocument document, AsyncApiDocument events, SwaggerUi swagger) {
    Map<String, Asset> assets =
        Map.of(
            "swagger-ui.css", new Asset(swagger.file("swagger-ui.css"), STYLE),
            "swagger-ui-bundle.js", new Asset(swagger.file("swagger-ui-bundle.js"), SCRIPT),
            "favicon.png", new Asset(swagger.file("favicon-32x32.png"), MediaType.IMAGE_PNG),
            "docs.js", new Asset(new ClassPathResource("docs/docs.js"), SCRIPT),
            "events.css", new Asset(new ClassPathResource("docs/events.css"), STYLE),
            "events.js", new Asset(new ClassPathResource("docs/events.js"), SCRIPT));
    Resource page = new ClassPathResource("docs/index.html");
    Resource eventsPage = new ClassPathResource("docs/events.html");
    return route()
        .GET("/", request -> ServerResponse.temporaryRedirect(URI.create("/docs")).build())
        .GET("/docs", request -> html(page))
        .GET("/docs/events", request -> html(eventsPage))
        .GET("/api/v1/asyncapi.json", events::answer)
        .GET("/docs/assets/{file}", request -> asset(assets.get(request.pathVariable("file"))))
        .GET("/favicon.ico", request -> asset(assets.get("favicon.png")))
        .GET("/api/v1/openapi.json", request -> document.json().flatMap(DocsConfiguration::json))
        .build();
  }

  @Bean
  SwaggerUi swaggerUi() {
    return SwaggerUi.find();
  }

  private record Asset(Resource file, MediaType type) {}

  private static Mono<ServerResponse> html(Resource page) {
    return ServerResponse.ok()
        .contentType(MediaType.TEXT_HTML)
        .header("Content-Security-Policy", CSP)
        .bodyValue(page);
  }

  private static Mono<ServerResponse> asset(@Nullable Asset asset) {
    if (asset == null) return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
    return ServerResponse.ok()
        .contentType(asset.type)
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
        .bodyValue(asset.file);
  }

  private static Mono<ServerResponse> json(byte[] document) {
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noCache())
        .bodyValue(document);
  }
}
