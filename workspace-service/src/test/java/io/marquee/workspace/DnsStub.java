package io.marquee.workspace;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A DNS server on UDP that knows a few TXT and CNAME records (RFC 1035), or keeps silent. */
final class DnsStub {

  private static final int CNAME = 5;
  private static final int TXT = 16;
  private static final int NO_SUCH_NAME = 3;

  private final DatagramSocket socket;
  private final Map<String, String> texts = new ConcurrentHashMap<>();
  private final Map<String, String> aliases = new ConcurrentHashMap<>();
  private volatile boolean silent;

  DnsStub() {
    try {
      socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
    Thread.ofVirtual().start(this::serve);
  }

  String address() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  void text(String name, String value) {
    texts.put(name, value);
  }

  void alias(String name, String target) {
    aliases.put(name, target);
  }

  void forget(String name) {
    texts.remove(name);
    aliases.remove(name);
  }

  void keepSilent(boolean yes) {
    silent = yes;
  }

  private void serve() {
    byte[] buffer = new byte[512];
    while (true) {
      try {
        var question = new DatagramPacket(buffer, buffer.length);
        socket.receive(question);
        if (silent) continue;
        byte[] answer = answer(ByteBuffer.wrap(buffer, 0, question.getLength()));
        socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private byte[] answer(ByteBuffer question) throws IOException {
    short id = question.getShort(0);
    question.position(12);
    var name = new StringBuilder();
    for (int length = question.get(); length > 0; length = question.get()) {
      byte[] label = new byte[length];
      question.get(label);
      if (!name.isEmpty()) name.append('.');
      name.append(new String(label, StandardCharsets.US_ASCII));
    }
    int type = question.getShort();
    String host = name.toString().toLowerCase(java.util.Locale.ROOT);
    String value = type == TXT ? texts.get(host) : type == CNAME ? aliases.get(host) : null;
    boolean known = texts.containsKey(host) || aliases.containsKey(host);
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeShort(id);
    out.writeShort(0x8580 | (known ? 0 : NO_SUCH_NAME));
    for (int count : List.of(1, value == null ? 0 : 1, 0, 0)) out.writeShort(count);
    writeName(out, host);
    out.writeShort(type);
    out.writeShort(1);
    if (value != null) {
      writeName(out, host);
      out.writeShort(type);
      out.writeShort(1);
      out.writeInt(60);
      byte[] data = type == TXT ? text(value) : name(value);
      out.writeShort(data.length);
      out.write(data);
    }
    return bytes.toByteArray();
  }

  private static byte[] text(String value) {
    byte[] plain = value.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(plain.length + 1).put((byte) plain.length).put(plain).array();
  }

  private static byte[] name(String value) throws IOException {
    var bytes = new ByteArrayOutputStream();
    writeName(new DataOutputStream(bytes), value);
    return bytes.toByteArray();
  }

  private static void writeName(DataOutputStream out, String name) throws IOException {
    for (String label : name.split("\\.")) {
      out.writeByte(label.length());
      out.writeBytes(label);
    }
    out.writeByte(0);
  }
}
