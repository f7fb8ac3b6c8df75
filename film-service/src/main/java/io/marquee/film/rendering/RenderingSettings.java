package io.marquee.film.rendering;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param ffmpeg which one to run; otherwise {@code MARQUEE_FFMPEG}, the system's, or the bundled
 * @param workDirectory where files lie while they are worked on; all of it may be lost
 * @param processes how many ffmpeg processes run at once
 * @param timeLimit the longest that one process may take
 * @param memoryLimit address space of one process
 */
@ConfigurationProperties("marquee.film.rendering")
public record RenderingSettings(
    @Nullable String ffmpeg,
    Path workDirectory,
    @DefaultValue("2") int processes,
    @DefaultValue("10m") Duration timeLimit,
    @DefaultValue("4GB") DataSize memoryLimit) {}
