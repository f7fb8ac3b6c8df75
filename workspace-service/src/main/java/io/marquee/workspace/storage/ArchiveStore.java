package io.marquee.workspace.storage;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The bucket of archives and of what they are made of. It is made at first use. */
@Component
public class ArchiveStore {

  private final S3Client s3;
  private final S3Presigner outside;
  private final S3Presigner inside;
  private final String bucket;
  private volatile boolean bucketMade;

  ArchiveStore(
      @Lazy S3Client s3,
      @Lazy @Qualifier("outside") S3Presigner outside,
      @Lazy @Qualifier("inside") S3Presigner inside,
      StorageSettings settings) {
    this.s3 = s3;
    this.outside = outside;
    this.inside = inside;
    this.bucket = settings.bucket();
  }

  /** Allows a service to store one object. */
  public URI allowStoring(String key, Duration time) {
    makeBucket();
    return URI.create(
        inside
            .presignPutObject(
                request ->
                    request
                        .signatureDuration(time)
                        .putObjectRequest(put -> put.bucket(bucket).key(key)))
            .url()
            .toString());
  }

  /** Allows a client to fetch one object. */
  public URI allowFetching(String key, String filename, Duration time) {
    return URI.create(
        outside
            .presignGetObject(
                request ->
                    request
                        .signatureDuration(time)
                        .getObjectRequest(
                            get ->
                                get.bucket(bucket)
                                    .key(key)
                                    .responseContentType("application/gzip")
                                    .responseContentDisposition(
                                        "attachment; filename=\"%s\"".formatted(filename))))
            .url()
            .toString());
  }

  /** What a client does to upload: one request with exactly these headers. */
  public record Upload(URI url, Map<String, String> headers) {}

  /** Allows a client to store one object of a length. */
  public Upload allowUpload(String key, long bytes, Duration time) {
    makeBucket();
    var signed =
        outside.presignPutObject(
            request ->
                request
                    .signatureDuration(time)
                    .putObjectRequest(
                        put ->
                            put.bucket(bucket)
                                .key(key)
                                .contentType("application/gzip")
                                .contentLength(bytes)));
    var headers =
        signed.signedHeaders().entrySet().stream()
            .filter(header -> !header.getKey().equalsIgnoreCase("host"))
            .collect(Collectors.toMap(Map.Entry::getKey, header -> header.getValue().getFirst()));
    return new Upload(URI.create(signed.url().toString()), headers);
  }

  /** Allows a service to fetch one object. */
  public URI allowReading(String key, Duration time) {
    return URI.create(
        inside
            .presignGetObject(
                request ->
                    request
                        .signatureDuration(time)
                        .getObjectRequest(get -> get.bucket(bucket).key(key)))
            .url()
            .toString());
  }

  /** How long an object is in bytes; -1 when there is none. */
  public long length(String key) {
    try {
      return s3.headObject(head -> head.bucket(bucket).key(key)).contentLength();
    } catch (NoSuchBucketException none) {
      return -1;
    } catch (S3Exception failed) {
      // Servers differ in how they say it to a HEAD, which has no body to say more.
      if (failed.statusCode() == 404) return -1;
      throw failed;
    }
  }

  public InputStream read(String key) {
    return s3.getObject(get -> get.bucket(bucket).key(key));
  }

  /** An object that is there once it is completed, however long it becomes. */
  public MultipartOutput write(String key, String contentType) {
    makeBucket();
    return new MultipartOutput(s3, bucket, key, contentType);
  }

  /**
   * Deletes some of what lies below a prefix, and uploads that never ended.
   *
   * @return how many objects those were; 0 when none is left
   */
  public int deleteSomeBelow(String prefix) {
    try {
      var unfinished = s3.listMultipartUploads(list -> list.bucket(bucket).prefix(prefix));
      unfinished.uploads().stream()
          .filter(upload -> upload.key().startsWith(prefix))
          .forEach(
              upload ->
                  s3.abortMultipartUpload(
                      abort -> abort.bucket(bucket).key(upload.key()).uploadId(upload.uploadId())));
      List<ObjectIdentifier> found =
          s3
              .listObjectsV2(list -> list.bucket(bucket).prefix(prefix).maxKeys(1000))
              .contents()
              .stream()
              .map(object -> ObjectIdentifier.builder().key(object.key()).build())
              .toList();
      if (found.isEmpty()) return 0;
      var answer =
          s3.deleteObjects(delete -> delete.bucket(bucket).delete(which -> which.objects(found)));
      // Single objects that stay are told beside a 200.
      if (answer.hasErrors())
        throw SdkClientException.create("not deleted: " + answer.errors().getFirst());
      return found.size();
    } catch (NoSuchBucketException none) {
      return 0;
    }
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
}
