package io.marquee.film.rendering;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Without an ffmpeg the service is not ready, and says what to do. */
@Component
class RendererHealthIndicator extends AbstractHealthIndicator {

  private final FilmRenderer renderer;

  RendererHealthIndicator(FilmRenderer renderer) {
    this.renderer = renderer;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    health.up().withDetail("ffmpeg", renderer.prepare());
  }
}
