package io.marquee.film.generation.work;

import io.marquee.film.generation.StartRendering.Work;
import io.marquee.film.generation.Take;
import io.marquee.film.generation.Takes;
import io.marquee.film.rendering.FfmpegFailed;
import io.marquee.film.rendering.FilmRenderer;
import io.marquee.film.rendering.RenderingSettings;
import io.marquee.film.rendering.ShotPlan;
import io.marquee.film.rendering.SourceFile;
import io.marquee.film.screenplay.Timeline;
import io.marquee.film.storage.ObjectStore;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.stereotype.Component;

/**
 * Renders the shots of a run in its aspect ratios. Each finished take is stored at once, so that
 * whoever goes on after a crash, here or on another machine, renders only what is missing.
 */
@Component
class RenderTakes {

  private final FilmRenderer renderer;
  private final Takes takes;
  private final ObjectStore store;
  private final int atATime;

  RenderTakes(FilmRenderer renderer, Takes takes, ObjectStore store, RenderingSettings settings) {
    this.renderer = renderer;
    this.takes = takes;
    this.store = store;
    this.atATime = settings.processes();
  }

  /** The files of all takes. */
  Map<UUID, Path> run(Work work, Map<UUID, SourceFile> sources, Path directory, String keys)
      throws InterruptedException {
    var timeline = work.screenplay().timeline();
    try (var progress = new ProgressMeter(takes)) {
      List<Callable<Path>> pieces =
          work.takes().stream()
              .<Callable<Path>>map(
                  take -> {
                    var plan = plan(work, timeline, take, sources);
                    return () -> file(take, plan, directory, keys, progress);
                  })
              .toList();
      var files = Parallel.all(atATime, pieces);
      var byTake = new HashMap<UUID, Path>();
      for (var index = 0; index < files.size(); index++) {
        byTake.put(work.takes().get(index).id(), files.get(index));
      }
      return byTake;
    }
  }

  private Path file(Take take, ShotPlan plan, Path directory, String keys, ProgressMeter progress)
      throws InterruptedException {
    var file = directory.resolve("take-" + take.id() + ".mp4");
    if (!fetched(take, plan, file)) render(take, plan, file, keys, progress);
    return file;
  }

  /** A finished take counts only while it is what would be rendered now, and is there. */
  private boolean fetched(Take take, ShotPlan plan, Path file) {
    var key = take.objectKey();
    if (key == null) return false;
    if (plan.address().equals(take.address()) && store.size(key).isPresent()) {
      store.fetch(key, file);
      return true;
    }
    takes.reopen(take.id());
    return false;
  }

  private void render(Take take, ShotPlan plan, Path file, String keys, ProgressMeter progress)
      throws InterruptedException {
    var directory = file.resolveSibling("");
    try {
      renderer.renderShot(
          plan, directory, file, frame -> progress.report(take.id(), frame, plan.frames()));
    } catch (FfmpegFailed failed) {
      throw RenderingFailed.of(failed, "shot", take.shotKey(), directory);
    }
    var key = "%s/shots/%s/%s.mp4".formatted(keys, take.aspect().slug(), plan.address());
    store.store(key, file, "video/mp4");
    takes.finish(take.id(), plan.address(), key);
  }

  private static ShotPlan plan(
      Work work, Timeline timeline, Take take, Map<UUID, SourceFile> sources) {
    var screenplay = work.screenplay();
    var shot = screenplay.shots().get(take.position());
    var asset = shot.background().assetId();
    return new ShotPlan(
        take.aspect().frame(screenplay.resolution()),
        screenplay.fps(),
        timeline.spans().get(take.position()).frames(),
        shot.background().colors(),
        asset == null ? null : sources.get(asset),
        shot.motion(),
        shot.caption());
  }
}
