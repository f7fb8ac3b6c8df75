package io.marquee.film.generation.work;

import io.marquee.film.generation.FinishGeneration;
import io.marquee.film.generation.GenerationKeys;
import io.marquee.film.generation.RenderJobs;
import io.marquee.film.generation.Result;
import io.marquee.film.generation.Stages;
import io.marquee.film.generation.StartRendering;
import io.marquee.film.generation.StartRendering.Work;
import io.marquee.film.generation.Take;
import io.marquee.film.generation.Takes;
import io.marquee.film.generation.work.AssembleFilm.Assembled;
import io.marquee.film.rendering.FfmpegFailed;
import io.marquee.film.rendering.FilmRenderer;
import io.marquee.film.rendering.RenderingSettings;
import io.marquee.film.screenplay.Screenplay;
import io.marquee.film.storage.ObjectStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Renders a film from its screenplay to the stored files. Doing it twice gives one film. */
@Component
class RenderGeneration {

  private static final Logger LOG = LoggerFactory.getLogger(RenderGeneration.class);

  private final StartRendering startRendering;
  private final FinishGeneration finishGeneration;
  private final Sources sources;
  private final RenderTakes renderTakes;
  private final AssembleFilm assembleFilm;
  private final FilmRenderer renderer;
  private final Stages stages;
  private final Takes takes;
  private final RenderJobs jobs;
  private final ObjectStore store;
  private final Path workDirectory;

  RenderGeneration(
      StartRendering startRendering,
      FinishGeneration finishGeneration,
      Sources sources,
      RenderTakes renderTakes,
      AssembleFilm assembleFilm,
      FilmRenderer renderer,
      Stages stages,
      Takes takes,
      RenderJobs jobs,
      ObjectStore store,
      RenderingSettings settings) {
    this.startRendering = startRendering;
    this.finishGeneration = finishGeneration;
    this.sources = sources;
    this.renderTakes = renderTakes;
    this.assembleFilm = assembleFilm;
    this.renderer = renderer;
    this.stages = stages;
    this.takes = takes;
    this.jobs = jobs;
    this.store = store;
    this.workDirectory = settings.workDirectory().toAbsolutePath().resolve("generations");
  }

  /**
   * @return whether the film is finished now, so that its takes may be {@linkplain #forgetTakes
   *     forgotten}
   * @throws RenderingFailed when the film cannot be made
   * @throws InterruptedException when somebody wants it to stop
   */
  boolean run(UUID generationId, String worker) throws InterruptedException {
    var work = startRendering.run(generationId);
    if (work.isEmpty()) {
      jobs.remove(generationId);
      return false;
    }
    var directory = Sources.emptied(workDirectory.resolve(generationId.toString()));
    try {
      var result = render(work.get(), directory);
      boolean finished = finishGeneration.run(work.get().filmId(), generationId, result, worker);
      if (finished) LOG.info("generation {} is finished", generationId);
      return finished;
    } finally {
      Sources.delete(directory);
    }
  }

  private Result render(Work work, Path directory) throws InterruptedException {
    var keys = GenerationKeys.folder(work.filmId(), work.generationId());
    stages.enter(work.generationId(), "assets");
    var files = sources.fetch(work.screenplay(), directory);
    stages.enter(work.generationId(), "shot");
    var takeFiles = renderTakes.run(work, files, directory, keys);
    stages.enter(work.generationId(), "assembly");
    var films = assembleFilm.run(work, takeFiles, files, directory, keys);
    var poster = poster(work.screenplay(), films.getFirst(), directory);
    stages.enter(work.generationId(), "storage");
    return store(work, films, poster);
  }

  private Result store(Work work, List<Assembled> films, Path poster) {
    for (var film : films) {
      store.store(film.variant().objectKey(), film.file(), film.variant().contentType());
    }
    var posterKey = GenerationKeys.poster(work.filmId(), work.generationId());
    store.store(posterKey, poster, "image/jpeg");
    store.store(
        GenerationKeys.captions(work.filmId(), work.generationId()),
        renderer.captions(work.screenplay()),
        "text/vtt; charset=utf-8");
    return new Result(
        work.screenplay().timeline().duration(),
        films.stream().map(Assembled::variant).toList(),
        posterKey);
  }

  /** From the middle of the first shot with a picture: more telling than a plain colour. */
  private Path poster(Screenplay screenplay, Assembled film, Path directory)
      throws InterruptedException {
    var shots = screenplay.shots();
    var best = 0;
    while (best < shots.size() && shots.get(best).background().assetId() == null) best++;
    var span = screenplay.timeline().spans().get(best == shots.size() ? 0 : best);
    var file = directory.resolve("poster.jpg");
    try {
      var middle = screenplay.timeline().seconds(span.start() + span.frames() / 2);
      renderer.poster(film.file(), middle, directory, file);
    } catch (FfmpegFailed failed) {
      throw RenderingFailed.of(failed, "assembly", null, directory);
    }
    return file;
  }

  /** The takes have served; whatever happens here, the film is finished. */
  void forgetTakes(UUID generationId) {
    try {
      store.delete(
          takes.list(generationId).stream()
              .map(Take::objectKey)
              .filter(Objects::nonNull)
              .map(String::valueOf)
              .distinct()
              .toList());
    } catch (RuntimeException notReachable) {
      LOG.warn("the takes of {} stay in storage: {}", generationId, notReachable.toString());
    }
  }
}
