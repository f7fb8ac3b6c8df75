package io.marquee.local.demo;

import io.marquee.local.demo.Steps.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** A picture: announced, sent straight to the store, completed. */
record Upload(Client client, Trip trip) {
  Outcome run(Path picture) {
    byte[] bytes = read(picture);
    var announced =
        client.post(
            trip.inWorkspace("/assets"),
            Map.of(
                "filename",
                picture.getFileName().toString(),
                "content_type",
                "image/jpeg",
                "size",
                bytes.length,
                "sha256",
                sha256(bytes)),
            201);
    String id = trip.keep("asset_id", announced.required("id").asString());
    Unexpected.unlessEqual(
        "status of the asset", "pending", announced.required("status").asString());
    var upload = announced.required("upload");
    var headers = new HashMap<String, String>();
    upload
        .required("headers")
        .properties()
        .forEach(it -> headers.put(it.getKey(), it.getValue().asString()));
    client.put(upload.required("url").asString(), picture, headers);
    var complete = client.post(trip.inWorkspace("/assets/" + id + "/complete"), Map.of(), 200);
    Unexpected.unlessEqual("status of the asset", "ready", complete.required("status").asString());
    return Outcome.of("%s, %d kB".formatted(picture.getFileName(), bytes.length / 1000));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
