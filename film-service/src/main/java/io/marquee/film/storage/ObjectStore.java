package io.marquee.film.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The bucket. It is made at first use, since the service may be up before the server is. */
@Component
public class ObjectStore {

  private static final Duration SIGNED_FOR = Duration.ofMinutes(15);

  private final S3Client s3;
  private final S3Presigner presigner;
  private final String bucket;
  private volatile boolean bucketMade;

  ObjectStore(@Lazy S3Client s3, @Lazy S3Presigner presigner, StorageSettings settings) {
    this.s3 = s3;
    this.presigner = presigner;
    this.bucket = settings.bucket();
  }

  /** What a client does to upload: one request with exactly these headers. */
  public record Upload(URI url, String method, Map<String, String> headers) {}

  /** Allows one upload of these bytes to a key, for a quarter of an hour. */
  public Upload allowUpload(String key, String contentType, long size, String sha256Hex) {
    makeBucket();
    var checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256Hex));
    var signed =
        presigner.presignPutObject(
            request ->
                request
                    .signatureDuration(SIGNED_FOR)
                    .putObjectRequest(
                        put ->
                            put.bucket(bucket)
                                .key(key)
                                .contentType(contentType)
                                .contentLength(size)
                                .checksumSHA256(checksum)));
    var headers =
        signed.signedHeaders().entrySet().stream()
            .filter(header -> !header.getKey().equalsIgnoreCase("host"))
            .collect(Collectors.toMap(Map.Entry::getKey, header -> header.getValue().getFirst()));
    return new Upload(URI.create(signed.url().toString()), "PUT", headers);
  }

  /**
   * Allows reading a key, for a quarter of an hour.
   *
   * @param filename what a browser shall call it when it is kept
   * @param download whether a browser shall keep it rather than show it
   */
  public URI allowReading(String key, String contentType, String filename, boolean download) {
    var signed =
        presigner.presignGetObject(
            request ->
                request
                    .signatureDuration(SIGNED_FOR)
                    .getObjectRequest(
                        get ->
                            get.bucket(bucket)
                                .key(key)
                                .responseContentType(contentType)
                                .responseContentDisposition(disposition(filename, download))));
    return URI.create(signed.url().toString());
  }

  public void store(String key, Path file, String contentType) {
    makeBucket();
    s3.putObject(
        put -> put.bucket(bucket).key(key).contentType(contentType), RequestBody.fromFile(file));
  }

  public void store(String key, String text, String contentType) {
    makeBucket();
    s3.putObject(
        put -> put.bucket(bucket).key(key).contentType(contentType), RequestBody.fromString(text));
  }

  /** Length in bytes; empty when there is no such object. */
  public Optional<Long> size(String key) {
    try {
      return Optional.of(s3.headObject(head -> head.bucket(bucket).key(key)).contentLength());
    } catch (NoSuchKeyException | NoSuchBucketException missing) {
      return Optional.empty();
    } catch (S3Exception exception) {
      // Servers differ in how they say it to a HEAD, which has no body to say more.
      if (exception.statusCode() == 404) return Optional.empty();
      throw exception;
    }
  }

  public InputStream read(String key) {
    return s3.getObject(get -> get.bucket(bucket).key(key));
  }

  /** Fetches an object into a file, whole or not at all. */
  public void fetch(String key, Path file) {
    var part = file.resolveSibling(file.getFileName() + ".part");
    try (var source = read(key)) {
      Files.copy(source, part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException exception) {
      throw new UncheckedIOException("cannot fetch " + key, exception);
    }
  }

  public void copy(String from, String to) {
    s3.copyObject(
        copy ->
            copy.sourceBucket(bucket).sourceKey(from).destinationBucket(bucket).destinationKey(to));
  }

  public void delete(Collection<String> keys) {
    var objects = keys.stream().map(key -> ObjectIdentifier.builder().key(key).build()).toList();
    for (var start = 0; start < objects.size(); start += 1000) {
      List<ObjectIdentifier> some = objects.subList(start, Math.min(start + 1000, objects.size()));
      var answer =
          s3.deleteObjects(delete -> delete.bucket(bucket).delete(which -> which.objects(some)));
      // Single objects that stay are told beside a 200.
      if (answer.hasErrors())
        throw SdkClientException.create("not deleted: " + answer.errors().getFirst());
    }
  }

  /**
   * Deletes some of what lies below a prefix.
   *
   * @return how many objects those were; 0 when none is left
   */
  public int deleteSomeBelow(String prefix) {
    try {
      var found =
          s3.listObjectsV2(list -> list.bucket(bucket).prefix(prefix).maxKeys(1000)).contents();
      delete(found.stream().map(S3Object::key).toList());
      return found.size();
    } catch (NoSuchBucketException none) {
      return 0;
    }
  }

  /** An object: its key, and its length. */
  public record Stored(String key, long bytes) {}

  /** What lies below a prefix, fetched page by page. */
  public Iterable<Stored> below(String prefix) {
    makeBucket();
    return () ->
        s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
            .map(object -> new Stored(object.key(), object.size()))
            .iterator();
  }

  private void makeBucket() {
    if (bucketMade) return;
    try {
      s3.createBucket(create -> create.bucket(bucket));
    } catch (BucketAlreadyOwnedByYouException | BucketAlreadyExistsException there) {
      // Which is what we want.
    }
    bucketMade = true;
  }

  private static String disposition(String filename, boolean download) {
    var plain = filename.replaceAll("[^A-Za-z0-9._ -]", "_");
    return "%s; filename=\"%s\"".formatted(download ? "attachment" : "inline", plain);
  }
}
