package io.marquee.events.workspace;

import io.marquee.events.EventName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a workspace looks now. Colours are six hexadecimal digits behind a {@code #}; text on the
 * background has a contrast of at least 4.5 to 1 (WCAG 2.2 AA).
 *
 * @param workspaceId the workspace
 * @param productName what it calls the product, null for Marquee
 * @param primaryColor of buttons and links
 * @param textColor of text
 * @param backgroundColor behind it
 * @param senderName whose mails seem to be, null for Marquee
 * @param hideFooter whether no mail or page says that it is made with Marquee
 * @param hasLogo whether it has a logo of its own
 * @param hasFavicon whether it has a favicon of its own
 */
@EventName("workspace.branding.v1")
public record BrandingState(
    UUID workspaceId,
    @Nullable String productName,
    String primaryColor,
    String textColor,
    String backgroundColor,
    @Nullable String senderName,
    boolean hideFooter,
    boolean hasLogo,
    boolean hasFavicon)
    implements BrandingEvent {}
