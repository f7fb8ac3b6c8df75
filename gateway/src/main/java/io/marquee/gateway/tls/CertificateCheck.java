package io.marquee.gateway.tls;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Refuses to start with a certificate that clients would turn down: out of its time, for another
 * host, or vouched for by nobody but itself. For localhost the last is taken. Whether clients trust
 * who vouches for it, they alone know.
 */
final class CertificateCheck implements SmartLifecycle {

  private static final String CERTIFICATE = "marquee.gateway.tls.certificate";

  private final URI publicUrl;
  private final Supplier<@Nullable KeyStore> store;
  private final Clock clock;
  private volatile boolean checked;

  CertificateCheck(URI publicUrl, Supplier<@Nullable KeyStore> store, Clock clock) {
    this.publicUrl = publicUrl;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }

  @Override
  public void start() {
    if (!"https".equals(publicUrl.getScheme()))
      throw new CertificateUnusable(
          "TLS is on, and marquee.public-url is " + publicUrl + ".",
          "Set marquee.public-url to the address that clients use; it begins with https.");
    try {
      check(certificate());
    } catch (GeneralSecurityException unreadable) {
      throw new IllegalStateException("cannot read " + CERTIFICATE, unreadable);
    }
    checked = true;
  }

  private void check(X509Certificate shown) throws GeneralSecurityException {
    Date now = Date.from(clock.instant());
    if (now.before(shown.getNotBefore()) || now.after(shown.getNotAfter()))
      throw unusable(
          "is good from %s to %s"
              .formatted(shown.getNotBefore().toInstant(), shown.getNotAfter().toInstant()));
    String host = publicUrl.getHost();
    if (names(shown).stream().noneMatch(name -> isFor(name, host)))
      throw unusable("is for %s, and not for %s".formatted(names(shown), host));
    boolean signedByItself = shown.getIssuerX500Principal().equals(shown.getSubjectX500Principal());
    if (signedByItself && !host.equals("localhost"))
      throw unusable("is signed by itself, which nobody but localhost can be known by");
  }

  private X509Certificate certificate() throws GeneralSecurityException {
    KeyStore keys = store.get();
    if (keys != null) {
      for (String alias : Collections.list(keys.aliases())) {
        if (keys.getCertificate(alias) instanceof X509Certificate first) return first;
      }
    }
    throw unusable("holds no certificate");
  }

  private static List<String> names(X509Certificate shown) throws GeneralSecurityException {
    Collection<List<?>> names = shown.getSubjectAlternativeNames();
    return names == null ? List.of() : names.stream().map(name -> "" + name.get(1)).toList();
  }

  /** Exactly, or one label in the place of an asterisk (RFC 9525). */
  private static boolean isFor(String name, String host) {
    String plain = name.toLowerCase(Locale.ROOT);
    if (!plain.startsWith("*.")) return plain.equals(host.toLowerCase(Locale.ROOT));
    int dot = host.indexOf('.');
    return dot > 0 && host.substring(dot).equalsIgnoreCase(plain.substring(1));
  }

  private static CertificateUnusable unusable(String why) {
    return new CertificateUnusable(
        "The certificate " + CERTIFICATE + " " + why + ".",
        "Set " + CERTIFICATE + " and .private-key to files that are good for the public address.");
  }

  @Override
  public void stop() {
    checked = false;
  }

  @Override
  public boolean isRunning() {
    return checked;
  }
}
