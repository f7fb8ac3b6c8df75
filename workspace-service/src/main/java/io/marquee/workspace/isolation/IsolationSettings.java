package io.marquee.workspace.isolation;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who takes part.
 *
 * @param services short names of all services that keep rows of workspaces; a move is over when
 *     each has reported
 */
@ConfigurationProperties("marquee.isolation")
public record IsolationSettings(
    @DefaultValue({"workspace", "film", "publishing", "notification"}) Set<String> services) {}
