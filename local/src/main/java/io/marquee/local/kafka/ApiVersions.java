package io.marquee.local.kafka;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Kafka's first question of every client, asked by hand: a client library costs the launcher more
 * memory than the launcher itself. See the Kafka protocol guide, ApiVersions (key 18), version 0.
 */
final class ApiVersions {
  private static final int KEY = 18;
  private static final int CORRELATION = 4711;
  private static final int HEADER_BYTES = 10;
  private static final int PATIENCE_MILLIS = 1000;

  private ApiVersions() {}

  static boolean answeredBy(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress("localhost", port), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      var question = new DataOutputStream(socket.getOutputStream());
      question.writeInt(HEADER_BYTES);
      question.writeShort(KEY);
      question.writeShort(0);
      question.writeInt(CORRELATION);
      question.writeShort(-1); // no client id
      question.flush();
      var answer = new DataInputStream(socket.getInputStream());
      answer.readInt();
      return answer.readInt() == CORRELATION && answer.readShort() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
