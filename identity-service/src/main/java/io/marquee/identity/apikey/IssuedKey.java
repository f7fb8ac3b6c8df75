package io.marquee.identity.apikey;

import io.marquee.events.ApiKeyText;

/**
 * A key as it is shown once.
 *
 * @param id which
 * @param text what its holder sends
 */
public record IssuedKey(ApiKey.Id id, ApiKeyText text) {}
