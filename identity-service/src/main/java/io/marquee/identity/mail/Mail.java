package io.marquee.identity.mail;

import io.marquee.identity.user.User;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail to somebody. Its words are notification-service's; here is what they are about.
 *
 * @param kind which text
 * @param to the address
 * @param name of the recipient, as the mail addresses them
 * @param locale BCP 47 tag of the language wanted
 * @param workspaceId the workspace that it is about, null where it is about a person alone
 * @param variables what the text mentions, such as {@code link}
 */
public record Mail(
    Kind kind,
    String to,
    String name,
    String locale,
    @Nullable UUID workspaceId,
    Map<String, String> variables) {

  /** The variable that a mail's button leads to. */
  public static final String LINK = "link";

  /**
   * The variable that lets the button lead to the workspace's own domain. Whoever owns that can
   * read what is led there, so no secret goes that lets into more than theirs.
   */
  public static final String ON_OWN_DOMAIN = "on_own_domain";

  /** The texts that there are. */
  public enum Kind {
    /** To a new address: {@code link}. */
    VERIFY_EMAIL,
    /**
     * To the owner of an address that somebody registered again: {@code link} to a new password.
     */
    ADDRESS_ALREADY_REGISTERED,
    /** To whoever forgot their password: {@code link}. */
    RESET_PASSWORD,
    /** To a member who wants in without a password: {@code link}, {@code workspace}. */
    MAGIC_LINK,
    /** After a new password: {@code device}, {@code address}. */
    PASSWORD_CHANGED,
    /** To somebody new: {@code link}, {@code workspace}, {@code inviter}, {@code role}. */
    INVITATION,
    /** After a log-in from a device that was not seen before: {@code device}, {@code address}. */
    NEW_SIGN_IN,
    /** After a change of the ways to prove who one is: {@code change}, {@code device}. */
    MFA_CHANGED;

    /**
     * The name on the wire.
     *
     * @return such as {@code verify_email}
     */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * It has been asked for.
   *
   * @param id the mail's
   * @param mail what and to whom
   */
  public record Requested(UUID id, Mail mail) {}

  /** Copies what is mentioned. */
  public Mail {
    variables = Map.copyOf(variables);
  }

  /**
   * A mail to a user's own address, in their language.
   *
   * @param kind which text
   * @param user whom
   * @param variables what it mentions
   * @return the mail
   */
  public static Mail to(User user, Kind kind, Map<String, String> variables) {
    return new Mail(kind, user.email(), user.fullName(), user.locale(), null, variables);
  }

  /** Neither addresses nor links go to a log. */
  @Override
  public String toString() {
    return "Mail[" + kind.code() + "]";
  }
}
