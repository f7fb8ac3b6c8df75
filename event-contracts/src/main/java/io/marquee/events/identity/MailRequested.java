package io.marquee.events.identity;

import io.marquee.events.EventName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is to get a mail. Whom, and the secret link in it, only identity-service and
 * notification-service can read.
 *
 * @param mailId the mail; the same id is the same mail
 * @param kind which text, such as {@code verify_email}
 * @param locale BCP 47 tag of the language wanted, such as {@code en}
 * @param workspaceId the workspace that it is about, null where it is about a person alone
 * @param sealed {@code base64} of a nonce of 12 bytes and the AES-256-GCM encryption, under the
 *     secret marquee.mail.key and with the mail's id as associated data, of a JSON object with the
 *     properties to (address), name (of the recipient) and variables (of the text, such as link)
 */
@EventName("identity.mail-requested.v1")
public record MailRequested(
    UUID mailId, String kind, String locale, @Nullable UUID workspaceId, String sealed)
    implements MailEvent {}
