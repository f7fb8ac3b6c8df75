package io.marquee.film.generation;

import io.marquee.film.screenplay.Aspect;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One shot rendered in one aspect ratio.
 *
 * @param position the shot's place in the screenplay
 * @param credits price of the shot, in whichever aspect ratios
 * @param paid whether an earlier run has paid for the shot
 * @param address content address of the finished take
 * @param objectKey where the finished take lies
 */
public record Take(
    UUID id,
    int position,
    String shotKey,
    Aspect aspect,
    long credits,
    boolean paid,
    int percent,
    @Nullable String address,
    @Nullable String objectKey) {

  public boolean isFinished() {
    return objectKey != null;
  }
}
