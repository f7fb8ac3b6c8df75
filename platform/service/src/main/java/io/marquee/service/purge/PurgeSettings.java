package io.marquee.service.purge;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a purge cannot reach.
 *
 * @param keepBackups how long the installation keeps backups of its databases and buckets; reports
 *     name the day on which the last one with a purged workspace is gone
 */
@ConfigurationProperties("marquee.purge")
record PurgeSettings(@DefaultValue("30d") Duration keepBackups) {}
