package io.marquee.identity.outside;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/**
 * An authenticator in software, with the browser before it: it makes one ES256 key and signs with
 * it, as WebAuthn level 2 has it (sections 5.8.1, 6.1 and 6.5.1; RFC 9053 for the key).
 */
public final class SoftwareKey {

  private static final int PRESENT = 0x01;
  private static final int VERIFIED = 0x04;
  private static final int BACKUP_ELIGIBLE = 0x08;
  private static final int BACKED_UP = 0x10;
  private static final int NEW_KEY = 0x40;

  private final KeyPair keys;
  private final byte[] id = new byte[32];
  public String origin = "http://localhost:8080";
  public String domain = "localhost";
  public boolean verifiesItsUser = true;
  public boolean synced;
  public int count;

  public SoftwareKey() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      keys = generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
    new SecureRandom().nextBytes(id);
  }

  /** What a browser gives for {@code navigator.credentials.create}. */
  public String create(String challenge) {
    byte[] authData = bytes(authData(NEW_KEY), new byte[16], length(id.length), id, publicKey());
    byte[] attestation =
        bytes(
            new byte[] {(byte) 0xa3},
            text("fmt"),
            text("none"),
            text("attStmt"),
            new byte[] {(byte) 0xa0},
            text("authData"),
            new byte[] {0x59},
            length(authData.length),
            authData);
    return """
        {"id":"%1$s","rawId":"%1$s","type":"public-key","authenticatorAttachment":"platform",
         "clientExtensionResults":{},
         "response":{"clientDataJSON":"%2$s","attestationObject":"%3$s","transports":["internal"]}}
        """
        .formatted(url(id), url(clientData("webauthn.create", challenge)), url(attestation));
  }

  /** What a browser gives for {@code navigator.credentials.get}. */
  public String sign(String challenge, byte[] userHandle) {
    byte[] clientData = clientData("webauthn.get", challenge);
    byte[] authData = authData(0);
    return """
        {"id":"%1$s","rawId":"%1$s","type":"public-key","authenticatorAttachment":"platform",
         "clientExtensionResults":{},
         "response":{"clientDataJSON":"%2$s","authenticatorData":"%3$s","signature":"%4$s","userHandle":"%5$s"}}
        """
        .formatted(
            url(id),
            url(clientData),
            url(authData),
            url(signature(bytes(authData, sha256(clientData)))),
            url(userHandle));
  }

  private byte[] clientData(String type, String challenge) {
    return """
        {"type":"%s","challenge":"%s","origin":"%s","crossOrigin":false}"""
        .formatted(type, challenge, origin)
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] authData(int more) {
    int flags = PRESENT | more;
    if (verifiesItsUser) flags |= VERIFIED;
    if (synced) flags |= BACKUP_ELIGIBLE | BACKED_UP;
    return bytes(
        sha256(domain.getBytes(StandardCharsets.UTF_8)),
        new byte[] {(byte) flags},
        ByteBuffer.allocate(4).putInt(count).array());
  }

  private byte[] publicKey() {
    var point = ((ECPublicKey) keys.getPublic()).getW();
    return bytes(
        new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32},
        coordinate(point.getAffineX()),
        new byte[] {0x22, 0x58, 32},
        coordinate(point.getAffineY()));
  }

  private byte[] signature(byte[] message) {
    try {
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] coordinate(BigInteger number) {
    byte[] all = number.toByteArray();
    byte[] fixed = new byte[32];
    int from = Math.max(0, all.length - 32);
    System.arraycopy(all, from, fixed, 32 - (all.length - from), all.length - from);
    return fixed;
  }

  private static byte[] length(int length) {
    return ByteBuffer.allocate(2).putShort((short) length).array();
  }

  /** A short text in CBOR. */
  private static byte[] text(String text) {
    byte[] plain = text.getBytes(StandardCharsets.US_ASCII);
    return bytes(new byte[] {(byte) (0x60 + plain.length)}, plain);
  }

  private static byte[] bytes(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) all.writeBytes(part);
    return all.toByteArray();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
