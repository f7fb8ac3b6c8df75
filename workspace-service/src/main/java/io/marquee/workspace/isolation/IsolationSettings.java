package io.marquee.workspace.isolation;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who takes part.
 *
 * @param services short names of all services that keep rows of workspaces; a move is over when
 *     each has reported
 * @param probed short names of all services that attack their own databases
 */
@ConfigurationProperties("marquee.isolation")
public record IsolationSettings(
    @DefaultValue({"workspace", "film", "publishing", "notification"}) Set<String> services,
    @DefaultValue({"billing", "film", "identity", "notification", "publishing", "workspace"})
        Set<String> probed) {}
