package io.marquee.film.generation.web;

import io.marquee.film.film.Films;
import io.marquee.film.generation.Generation;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import io.marquee.web.Requires;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Streams a generation's progress as server-sent events: the whole of it each time it changes, so
 * that whoever comes late or again has missed nothing. It is read from the database, hence right
 * whichever instance renders.
 */
@RestController
class ProgressController {

  private static final Duration LOOK_EVERY = Duration.ofMillis(400);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);
  private static final Duration LONGEST_STREAM = Duration.ofMinutes(30);

  private final Films films;
  private final GenerationViews views;
  private final JsonMapper json;

  ProgressController(Films films, GenerationViews views, JsonMapper json) {
    this.films = films;
    this.views = views;
    this.json = json;
  }

  /**
   * Events named {@code progress}, then one {@code end}. A client that has seen the end and comes
   * again gets 204, which tells an EventSource to stop.
   */
  @GetMapping("/api/v1/w/{workspaceId}/films/{filmId}/generations/{generationId}/events")
  @Requires("films:read")
  ResponseEntity<SseEmitter> events(
      @PathVariable UUID filmId,
      @PathVariable UUID generationId,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
    var now = views.get(films.get(filmId).id(), generationId);
    if (!now.status().isOpen() && idOf(told(now)).equals(lastEventId)) {
      return ResponseEntity.noContent().build();
    }
    var emitter = new SseEmitter(LONGEST_STREAM.toMillis());
    var tenant = CurrentWorkspace.tenant();
    Thread.ofVirtual()
        .name("progress-" + generationId)
        .start(() -> new Stream(emitter, tenant, filmId, generationId).run());
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_EVENT_STREAM)
        .header("Cache-Control", "no-store")
        .header("X-Accel-Buffering", "no")
        .body(emitter);
  }

  /** What changes while a generation runs. */
  record ProgressEvent(
      UUID generationId,
      Generation.Status status,
      GenerationProgress progress,
      GenerationView.@Nullable GenerationFailure failure) {}

  private String told(GenerationView view) {
    return json.writeValueAsString(
        new ProgressEvent(view.id(), view.status(), view.progress(), view.failure()));
  }

  private static String idOf(String told) {
    return Integer.toHexString(told.hashCode());
  }

  private class Stream {

    private final SseEmitter emitter;
    private final Tenant tenant;
    private final UUID filmId;
    private final UUID generationId;
    private volatile boolean gone;

    Stream(SseEmitter emitter, Tenant tenant, UUID filmId, UUID generationId) {
      this.emitter = emitter;
      this.tenant = tenant;
      this.filmId = filmId;
      this.generationId = generationId;
      emitter.onCompletion(() -> gone = true);
      emitter.onTimeout(() -> gone = true);
      emitter.onError(error -> gone = true);
    }

    void run() {
      try {
        follow();
      } catch (IOException | IllegalStateException clientIsGone) {
        // It will come again if it wants to.
      } catch (InterruptedException stopping) {
        emitter.complete();
      } catch (Exception trouble) {
        emitter.completeWithError(trouble);
      }
    }

    private void follow() throws Exception {
      var last = "";
      var silent = Duration.ZERO;
      while (!gone) {
        var view = CurrentWorkspace.call(tenant, () -> views.get(filmId, generationId));
        var told = told(view);
        var open = view.status().isOpen();
        if (!told.equals(last)) {
          emitter.send(
              SseEmitter.event()
                  .id(idOf(told))
                  .name(open ? "progress" : "end")
                  .data(told, MediaType.TEXT_PLAIN));
          last = told;
          silent = Duration.ZERO;
        } else if (silent.compareTo(LONGEST_SILENCE) > 0) {
          emitter.send(SseEmitter.event().comment("still here"));
          silent = Duration.ZERO;
        }
        if (!open) {
          emitter.complete();
          return;
        }
        Thread.sleep(LOOK_EVERY);
        silent = silent.plus(LOOK_EVERY);
      }
    }
  }
}
