package io.marquee.service.jobs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How stored work is run.
 *
 * @param threads most pieces at a time in this instance
 * @param pollInterval how often to look for work that another instance stored or that became due
 */
@ConfigurationProperties("marquee.jobs")
record JobSettings(@DefaultValue("4") int threads, @DefaultValue("1s") Duration pollInterval) {}
