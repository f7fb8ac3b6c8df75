package io.marquee.gateway.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;

/**
 * The first message of TLS, written by hand, since the JDK's own client does not even offer what is
 * forbidden (RFC 5246, 7.4.1.2).
 */
public final class ClientHello {

  private static final int HANDSHAKE = 0x16;
  private static final int ALERT = 0x15;

  private ClientHello() {}

  /** What a server says to an offer: {@code hello}, or {@code alert} with its number. */
  public static String answer(int port, int version, int... suites) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(40_000);
      socket.getOutputStream().write(of(version, suites));
      InputStream in = socket.getInputStream();
      byte[] record = in.readNBytes(7);
      if (record.length < 7) return "nothing";
      return switch (record[0]) {
        case HANDSHAKE -> "hello";
        case ALERT -> "alert " + record[6];
        default -> "no TLS";
      };
    }
  }

  private static byte[] of(int version, int... suites) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    put(body, 2, version);
    body.writeBytes(new byte[32]); // as random as it needs to be
    put(body, 1, 0);
    put(body, 2, suites.length * 2);
    for (int suite : suites) put(body, 2, suite);
    put(body, 2, 0x0100); // no compression
    byte[] extensions = {
      0,
      10,
      0,
      4,
      0,
      2,
      0,
      23, // groups: secp256r1
      0,
      11,
      0,
      2,
      1,
      0, // points: uncompressed
      0,
      13,
      0,
      6,
      0,
      4,
      4,
      3,
      2,
      3 // signatures: ECDSA with SHA-256 and SHA-1
    };
    put(body, 2, extensions.length);
    body.writeBytes(extensions);
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    put(record, 1, HANDSHAKE);
    put(record, 2, Math.min(version, 0x0301));
    put(record, 2, body.size() + 4);
    put(record, 1, 1); // client_hello
    put(record, 3, body.size());
    record.writeBytes(body.toByteArray());
    return record.toByteArray();
  }

  private static void put(ByteArrayOutputStream to, int bytes, int value) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) to.write(value >> shift);
  }
}
