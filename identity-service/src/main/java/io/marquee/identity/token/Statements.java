package io.marquee.identity.token;

import com.nimbusds.jose.Payload;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signs what is no token but must be proved for years, with the keys that sign tokens: a JWS whose
 * {@code typ} no verifier of tokens accepts. The public halves of all keys there ever were stay
 * available. Sign outside a transaction: a signature takes long.
 */
@Component
public class Statements {

  private final SigningKeys keys;
  private final JdbcClient jdbc;

  Statements(SigningKeys keys, JdbcClient jdbc) {
    this.keys = keys;
    this.jdbc = jdbc;
  }

  /**
   * Signs.
   *
   * @param type what it is, the header's {@code typ}
   * @param claims what is said
   * @return a JWS in compact form
   */
  public String sign(String type, Map<String, Object> claims) {
    return keys.current().sign(type, new Payload(claims));
  }

  /**
   * What statements of any age are verified with.
   *
   * @return public halves only
   */
  @Transactional(readOnly = true)
  public JWKSet keysOfAllTimes() {
    List<JWK> all = new ArrayList<>();
    for (String key :
        jdbc.sql("select public_key from signing_keys order by created_at, id")
            .query(String.class)
            .list()) {
      try {
        all.add(JWK.parse(key).toPublicJWK());
      } catch (ParseException wrong) {
        throw new IllegalStateException("a stored signing key is not a JWK", wrong);
      }
    }
    return new JWKSet(all);
  }
}
