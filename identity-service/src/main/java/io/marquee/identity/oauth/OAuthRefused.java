package io.marquee.identity.oauth;

/** An answer of RFC 6749, 5.2: clients of OAuth read these words, and no problem document. */
public class OAuthRefused extends RuntimeException {

  private final Error error;

  /** Why a token is refused. */
  public enum Error {
    /** The request is malformed. */
    INVALID_REQUEST("invalid_request", 400),
    /** The client is unknown, or its secret wrong. */
    INVALID_CLIENT("invalid_client", 401),
    /** Another grant is asked for than this server gives. */
    UNSUPPORTED_GRANT_TYPE("unsupported_grant_type", 400),
    /** More is asked for than the client has. */
    INVALID_SCOPE("invalid_scope", 400);

    private final String code;
    private final int status;

    Error(String code, int status) {
      this.code = code;
      this.status = status;
    }

    /**
     * The name on the wire.
     *
     * @return such as {@code invalid_client}
     */
    public String code() {
      return code;
    }

    /**
     * The answer's.
     *
     * @return an HTTP status
     */
    public int status() {
      return status;
    }
  }

  /**
   * A refusal.
   *
   * @param error why
   * @param description for developers; plain ASCII (RFC 6749, 5.2)
   */
  public OAuthRefused(Error error, String description) {
    super(description);
    this.error = error;
  }

  /**
   * Why.
   *
   * @return the error
   */
  public Error error() {
    return error;
  }

  /**
   * Why, for developers.
   *
   * @return a sentence
   */
  public String description() {
    return String.valueOf(getMessage());
  }
}
