package io.marquee.workspace.statistics.messaging;

import io.marquee.outbox.Projection;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The statistics are nothing but what was heard, and so can be filled anew. */
@Configuration(proxyBeanMethods = false)
class StatisticsProjection {

  @Bean
  Projection statisticsAreAProjection() {
    return new Projection(
        "statistics",
        List.of(
            Projection.table("daily_measures"),
            Projection.table("total_measures"),
            Projection.table("dimension_measures")),
        List.of(
            "asset-statistics",
            "character-statistics",
            "film-statistics",
            "post-statistics",
            "project-statistics",
            "usage-statistics"));
  }
}
