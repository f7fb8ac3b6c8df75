package io.marquee.tenancy.database;

/** A secret is not set, and none has a default. The service does not start. */
public class MissingSecret extends IllegalStateException {

  private final String property;

  /**
   * Names what is missing.
   *
   * @param property the configuration key
   */
  public MissingSecret(String property) {
    super("the secret " + property + " is not set");
    this.property = property;
  }

  /**
   * The configuration key to set.
   *
   * @return such as {@code marquee.postgres.app-password}
   */
  public String property() {
    return property;
  }
}
