package io.marquee.local.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An export as identity-service writes it, and what may be done to it. */
final class Exported {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final KeyPair KEYS = newKeys();
  static final String CHAIN = "workspace:0197a1b2-0000-7000-8000-000000000001";
  static final String BEGINNING = "0".repeat(64);

  final List<String> lines = new ArrayList<>();
  private final List<String> hashes = new ArrayList<>();

  /** Entries of some positions of one chain, and their seal. */
  static Exported of(int from, int to) {
    var exported = new Exported();
    String before = BEGINNING;
    for (int position = 1; position <= to; position++) {
      ObjectNode entry = entry(position, before);
      before = Canonical.hash(entry);
      exported.hashes.add(before);
      if (position >= from) exported.lines.add(line(entry));
    }
    String previous = from == 1 ? BEGINNING : exported.hashes.get(from - 2);
    exported.lines.add(seal(from, to, previous, before, from > 1));
    return exported;
  }

  private static ObjectNode entry(int position, String before) {
    ObjectNode entry = JSON.createObjectNode();
    entry.put("version", 1).put("chain", CHAIN).put("position", position);
    entry.put("id", "0197a1b2-0000-7000-8000-%012d".formatted(position));
    entry.put("occurred_at", "2026-11-23T05:00:%02dZ".formatted(position));
    entry.put("recorded_at", "2026-11-23T05:00:%02d.5Z".formatted(position));
    entry.put("service", "film").put("actor", "user:1").putNull("on_behalf_of");
    entry.put("action", "film.updated").put("target_type", "film").put("target_id", "f");
    entry.putObject("before").put("title", "Türme \"%d\"\n".formatted(position - 1));
    entry.putObject("after").put("title", "Türme \"%d\"\n".formatted(position));
    entry.putNull("trace_id");
    entry.put("origin_digest", Canonical.hash(origin()));
    entry.put("previous_hash", before);
    return entry;
  }

  private static ObjectNode origin() {
    return JSON.createObjectNode()
        .put("address", "203.0.113.7")
        .put("user_agent", "=cmd()")
        .put("salt", "00ff");
  }

  /** As a line, with hash and origin beside. */
  private static String line(ObjectNode entry) {
    String hash = Canonical.hash(entry);
    ObjectNode line = entry.deepCopy().put("hash", hash);
    line.set("origin", origin());
    return line.toString();
  }

  private static String seal(int first, int last, String previous, String hash, boolean part) {
    ObjectNode claims = JSON.createObjectNode();
    claims.put("iss", "http://localhost:8080").put("iat", 1_795_000_000L).put("chain", CHAIN);
    claims.put("first_position", first).put("previous_hash", previous);
    claims.put("position", last).put("hash", hash);
    if (part) claims.put("from", "2026-11-23T05:00:00Z").put("to", "2026-11-24T05:00:00Z");
    return JSON.createObjectNode().put("seal", sign(Statement.SEAL, claims)).toString();
  }

  /** The signed head at a position of the same chain, which may be longer than the export. */
  static String head(int position) {
    Exported whole = of(1, position);
    ObjectNode claims = JSON.createObjectNode();
    claims.put("iat", 1_795_000_001L).put("chain", CHAIN).put("position", position);
    claims.put("hash", whole.hashes.getLast());
    return sign(Statement.HEAD, claims);
  }

  static String sign(String type, ObjectNode claims) {
    ObjectNode header =
        JSON.createObjectNode().put("alg", "RS256").put("typ", type).put("kid", "k1");
    String text = base64(header.toString()) + "." + base64(claims.toString());
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(KEYS.getPrivate());
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String keys(String id) {
    var key = (RSAPublicKey) KEYS.getPublic();
    ObjectNode jwk = JSON.createObjectNode().put("kty", "RSA").put("kid", id);
    jwk.put("n", Base64.getUrlEncoder().encodeToString(key.getModulus().toByteArray()));
    jwk.put("e", Base64.getUrlEncoder().encodeToString(key.getPublicExponent().toByteArray()));
    ObjectNode keys = JSON.createObjectNode();
    keys.putArray("keys").add(jwk);
    return keys.toString();
  }

  /** Changes an entry and hashes it anew, as somebody would who knows how. */
  void forge(int index, String property, String value) {
    var line = (ObjectNode) JSON.readTree(lines.get(index));
    line.remove("hash");
    line.remove("origin");
    lines.set(index, line(line.put(property, value)));
  }

  /** The same as a table. */
  List<String> csv() {
    var rows = new ArrayList<String>();
    List<String> columns =
        List.of(
            "position",
            "occurred_at",
            "recorded_at",
            "actor",
            "on_behalf_of",
            "action",
            "target_type",
            "target_id",
            "before",
            "after",
            "service",
            "trace_id",
            "address",
            "user_agent",
            "salt",
            "origin_digest",
            "id",
            "chain",
            "version",
            "previous_hash",
            "hash");
    rows.add(String.join(",", columns));
    for (String line : lines) {
      var entry = (ObjectNode) JSON.readTree(line);
      if (entry.has("seal")) {
        rows.add("seal," + entry.path("seal").asString());
        continue;
      }
      var origin = (ObjectNode) entry.remove("origin");
      entry.setAll(origin);
      rows.add(String.join(",", columns.stream().map(name -> cell(entry, name)).toList()));
    }
    return rows;
  }

  private static String cell(ObjectNode entry, String name) {
    var value = entry.path(name);
    if (value.isNull()) return "";
    String text = value.isObject() ? value.toString() : value.asString();
    if (text.startsWith("=")) text = "'" + text;
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  Path store(Path folder, String name) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }

  static String base64(@Nullable String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.valueOf(text).getBytes(StandardCharsets.UTF_8));
  }

  private static KeyPair newKeys() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
