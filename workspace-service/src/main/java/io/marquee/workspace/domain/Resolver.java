package io.marquee.workspace.domain;

import java.util.List;

/** Asks DNS. Another one can be put in its place. */
public interface Resolver {

  /** DNS cannot be asked now; it says nothing about the name. */
  class DnsUnavailable extends Exception {
    public DnsUnavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * The TXT records of a name.
   *
   * @return their texts, none if there are none
   * @throws DnsUnavailable when no server answers
   */
  List<String> texts(String name) throws DnsUnavailable;

  /**
   * The CNAME records of a name.
   *
   * @return names in lower case without a dot at the end, none if there are none
   * @throws DnsUnavailable when no server answers
   */
  List<String> aliases(String name) throws DnsUnavailable;
}
