package io.marquee.identity.external;

import org.jspecify.annotations.Nullable;

/**
 * Whom a provider says somebody is.
 *
 * @param issuer who says so
 * @param subject by what they are known there; never given to anybody else
 * @param email their address, if it is told
 * @param emailVerified whether the provider vouches for it
 * @param name their name, if it is told
 */
record ExternalPerson(
    String issuer,
    String subject,
    @Nullable String email,
    boolean emailVerified,
    @Nullable String name) {}
