package io.marquee.film.generation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param workers how many generations this instance renders at once; 0 to render none
 * @param reservationTimeout how long billing may take to answer
 * @param continuedEvery how often a run that renders asks to have its reservation extended
 * @param lease how long a worker that says nothing keeps its job
 */
@ConfigurationProperties("marquee.film.generation")
public record GenerationSettings(
    @DefaultValue("1") int workers,
    @DefaultValue("60s") Duration reservationTimeout,
    @DefaultValue("5m") Duration continuedEvery,
    @DefaultValue("30s") Duration lease) {}
