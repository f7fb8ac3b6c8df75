package io.marquee.tenancy.schema;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether and how a service keeps schemas for dedicated workspaces.
 *
 * @param dedicated whether it does; a service whose rows belong to accounts or to all does not
 * @param migrationThreads how many schemas are migrated at a time
 */
@ConfigurationProperties("marquee.tenancy")
public record TenancySettings(
    @DefaultValue("true") boolean dedicated, @DefaultValue("4") int migrationThreads) {}
