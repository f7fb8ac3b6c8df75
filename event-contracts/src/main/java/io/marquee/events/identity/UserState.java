package io.marquee.events.identity;

import io.marquee.events.EventName;
import java.time.Instant;
import java.util.UUID;

/**
 * What others may know of a user. The only topic that carries a person's name and address: it is
 * compacted, and a tombstone removes them.
 *
 * @param userId the user
 * @param accountId the personal account, see {@link io.marquee.events.Accounts}
 * @param email address for mail, as the user wrote it
 * @param emailVerified whether the address was proven
 * @param fullName name to show
 * @param locale BCP 47 tag for mails, such as {@code en}
 * @param registeredAt when the user signed up
 */
@EventName("identity.user.v1")
public record UserState(
    UUID userId,
    UUID accountId,
    String email,
    boolean emailVerified,
    String fullName,
    String locale,
    Instant registeredAt)
    implements UserEvent {}
