package io.marquee.web.servlet;

import io.marquee.web.Caller;
import io.marquee.web.Cursor;
import io.marquee.web.Etag;
import io.marquee.web.IfMatch;
import io.marquee.web.MarqueeProblem;
import io.marquee.web.NotFound;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import io.marquee.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A small service, made of ways to fail. */
@Configuration
@EnableAutoConfiguration
@Import({
  EdgeApplication.Films.class,
  EdgeApplication.Feeds.class,
  EdgeApplication.Failures.class,
  EdgeApplication.Guarded.class
})
class EdgeApplication {
  enum Motion {
    ZOOM_IN,
    NONE
  }

  record Shot(@Positive double durationSeconds, @Nullable Motion motion) {}

  record NewFilm(
      @NotBlank String title,
      @Nullable @Positive Integer budgetLimitUsd,
      @Nullable List<@Valid Shot> shots,
      @Nullable Map<String, @NotBlank String> metadata,
      @Nullable UUID projectId,
      @Nullable Instant dueAt) {
    NewFilm {
      if ("taken".equals(title)) {
        throw new TitleTaken();
      }
      if ("impossible".equals(title)) {
        throw new IllegalStateException("secret internals");
      }
    }
  }

  record Film(UUID id, String title) {}

  static class TitleTaken extends MarqueeProblem {
    TitleTaken() {
      super(409, "title_taken", "Title taken", "There is such a film.", "Choose another title.");
    }
  }

  @RestController
  @RequestMapping("/api/v1/w/{workspaceId}/films")
  static class Films {
    @GetMapping("/{filmId}")
    ResponseEntity<Film> get(@PathVariable UUID filmId) {
      if (filmId.equals(new UUID(0, 4))) {
        throw new NotFound("film", filmId);
      }
      return Etag.ok(new Film(filmId, "Launch"), 3);
    }

    @PostMapping
    @Requires("films:write")
    Film create(@Valid @RequestBody NewFilm film, Caller caller) {
      return new Film(caller.userId(), film.title());
    }

    @PostMapping("/batch")
    List<Shot> batch(@RequestBody @NotEmpty List<@Valid Shot> shots) {
      return shots;
    }

    @PutMapping("/{filmId}")
    void change(@PathVariable UUID filmId, IfMatch ifMatch) {
      ifMatch.check(3);
    }

    @GetMapping
    Page<Film> list(
        Paging paging,
        @RequestParam(defaultValue = "5") @Max(9) int total,
        @RequestParam(required = false) @Nullable Motion motion) {
      List<Film> rows =
          IntStream.range(0, total)
              .mapToObj(row -> new Film(new UUID(0, row), "Film " + row))
              .filter(film -> film.id().compareTo(paging.after().id()) > 0 || isFirst(paging))
              .limit(paging.fetch())
              .toList();
      return paging.page(rows, film -> new Cursor(Instant.EPOCH, film.id()));
    }

    private static boolean isFirst(Paging paging) {
      return paging.after().equals(Cursor.START);
    }

    @GetMapping("/search")
    String search(@RequestParam String query) {
      return query;
    }
  }

  @RestController
  static class Feeds {
    @GetMapping("/feeds/{name}")
    String feed(@Nullable Caller caller) {
      return caller == null ? "nobody" : caller.userId().toString();
    }

    @GetMapping("/feeds/mine")
    String mine(Caller caller) {
      return caller.userId().toString();
    }
  }

  @RestController
  @RequestMapping("/failures")
  static class Failures {
    @GetMapping("/unexpected")
    String unexpected() {
      throw new IllegalStateException("secret internals");
    }

    @GetMapping("/error")
    String error() {
      throw new StackOverflowError();
    }

    @GetMapping("/no-connection")
    String noConnection() {
      throw new CannotGetJdbcConnectionException("password=secret");
    }

    @GetMapping("/too-late")
    String tooLate() {
      throw new OptimisticLockingFailureException("row 7 of films");
    }

    @GetMapping("/wrapped")
    String wrapped() {
      throw new CompletionException(new TitleTaken());
    }

    @GetMapping("/later")
    CompletableFuture<String> later() {
      return CompletableFuture.failedFuture(new TitleTaken());
    }
  }

  @RestController
  @RequestMapping("/guarded")
  @Requires("members:manage")
  static class Guarded {
    @GetMapping("/class")
    String byItsClass() {
      return "in";
    }

    @GetMapping("/method")
    @Requires("films:write")
    String byItsMethod() {
      return "in";
    }
  }
}
