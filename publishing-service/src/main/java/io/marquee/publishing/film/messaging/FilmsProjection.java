package io.marquee.publishing.film.messaging;

import io.marquee.outbox.Projection;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Films and their files are known from film-service alone, and so can be filled in anew. */
@Configuration(proxyBeanMethods = false)
class FilmsProjection {

  @Bean
  Projection filmsAreAProjection() {
    return new Projection(
        "known-films",
        List.of(Projection.table("films", "sequence"), Projection.table("film_variants")),
        List.of("known-films"));
  }
}
