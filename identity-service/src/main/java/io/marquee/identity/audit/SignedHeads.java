package io.marquee.identity.audit;

import com.nimbusds.jose.jwk.JWKSet;
import io.marquee.identity.audit.Entries.Stretch;
import io.marquee.identity.token.Issuer;
import io.marquee.identity.token.Statements;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says, signed, where a chain ended at a time. Whoever keeps that can prove later that nothing was
 * cut off, and that the chain was not made anew.
 */
@Component
public class SignedHeads {

  private static final String HEAD = "marquee-audit-head";
  private static final String SEAL = "marquee-audit-seal";

  private final Entries entries;
  private final Statements statements;
  private final Issuer issuer;
  private final Clock clock;

  SignedHeads(Entries entries, Statements statements, Issuer issuer, Clock clock) {
    this.entries = entries;
    this.statements = statements;
    this.issuer = issuer;
    this.clock = clock;
  }

  /**
   * Where the bound tenant's chain ends.
   *
   * @param chain {@code workspace:…} or {@code account:…}
   * @param position of the last entry, 0 when there is none
   * @param hash of the last entry, zeros when there is none
   * @param asOf when it was asked for
   * @param signed the same as a JWS in compact form
   */
  public record SignedHead(String chain, long position, String hash, Instant asOf, String signed) {}

  /** The head now. */
  public SignedHead get() {
    Trail trail = Trail.bound();
    Head head = entries.head(trail);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var claims = claims(trail, now);
    claims.put("position", head.position());
    claims.put("hash", head.hash());
    return new SignedHead(
        trail.chain(), head.position(), head.hash(), now, statements.sign(HEAD, claims));
  }

  /** Public keys for heads and seals of any age. */
  public JWKSet keys() {
    return statements.keysOfAllTimes();
  }

  /** What ends an export: from where to where it reaches, and what it was asked for. */
  String seal(
      Trail trail,
      Stretch stretch,
      String previousHash,
      String hash,
      @Nullable Instant from,
      @Nullable Instant to) {
    var claims = claims(trail, clock.instant().truncatedTo(ChronoUnit.SECONDS));
    claims.put("first_position", stretch.first());
    claims.put("previous_hash", previousHash);
    claims.put("position", stretch.last());
    claims.put("hash", hash);
    if (from != null) claims.put("from", from.toString());
    if (to != null) claims.put("to", to.toString());
    return statements.sign(SEAL, claims);
  }

  private Map<String, Object> claims(Trail trail, Instant now) {
    var claims = new LinkedHashMap<String, Object>();
    claims.put("iss", issuer.publicUrl().toString());
    claims.put("iat", now.getEpochSecond());
    claims.put("chain", trail.chain());
    return claims;
  }
}
