package io.marquee.publishing.post;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How publishing is done.
 *
 * @param retries how often a publication that failed is tried again by itself, after 1, 2, 4 …
 *     seconds; nine make eight and a half minutes
 */
@ConfigurationProperties("marquee.publishing")
record PublishingSettings(int retries) {}
