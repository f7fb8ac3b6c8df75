package io.marquee.identity.session;

import io.marquee.identity.user.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Signatures by which somebody proves who they are; the capability that keeps the keys checks. */
public interface SignedProofs {

  /**
   * Somebody, proved.
   *
   * @param user who
   * @param amr how, in the words of RFC 8176
   */
  record Proven(User.Id user, List<String> amr) {}

  /**
   * Checks an answer to a challenge, and uses it up.
   *
   * @param credential what the browser says
   * @return who it is, or empty when nothing is proved
   */
  Optional<Proven> prove(Map<String, Object> credential);
}
