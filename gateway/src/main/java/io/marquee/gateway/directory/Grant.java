package io.marquee.gateway.directory;

import java.util.Set;

/** What a membership allows; one object for all members that have the same. */
public record Grant(String role, Set<String> permissions) {}
