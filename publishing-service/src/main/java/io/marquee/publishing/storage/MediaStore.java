package io.marquee.publishing.storage;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Our bucket, which holds what is published, and film-service's, from which it is copied. Nothing
 * is contacted before the first use.
 */
@Component
public class MediaStore {

  private static final Duration SIGNED_FOR = Duration.ofMinutes(15);

  private final S3Settings settings;
  private final Supplier<S3Client> s3;
  private final Supplier<S3Presigner> presigner;
  private volatile boolean bucketKnown;

  MediaStore(S3Settings settings) {
    this.settings = settings;
    // Asked for now, so that a service without its secrets does not start.
    var credentials =
        AwsBasicCredentials.create(settings.requiredAccessKey(), settings.requiredSecretKey());
    this.s3 = SingletonSupplier.of(() -> client(settings, credentials));
    this.presigner = SingletonSupplier.of(() -> presigner(settings, credentials));
  }

  /**
   * What is known of a file without reading it.
   *
   * @param sizeBytes length in bytes
   * @param etag as the store gives it, without quotes
   * @param modifiedAt when it was stored, to the second
   */
  public record Stat(long sizeBytes, String etag, Instant modifiedAt) {}

  /**
   * Copies a file of film-service's bucket into ours, within the store. Copying it again gives the
   * same file.
   *
   * @param filmKey where it is
   * @param key where it shall be
   * @param contentType its media type
   * @return false when there is no such file
   * @throws IOException when the store cannot do it now
   */
  public boolean copyFromFilm(String filmKey, String key, String contentType) throws IOException {
    ensureBucket();
    return tell(() ->
            s3.get()
                .copyObject(
                    copy ->
                        copy.sourceBucket(settings.filmBucket())
                            .sourceKey(filmKey)
                            .destinationBucket(settings.bucket())
                            .destinationKey(key)
                            .contentType(contentType)
                            .metadataDirective(MetadataDirective.REPLACE)))
        .isPresent();
  }

  /**
   * Allows reading a file of film-service's bucket, for a quarter of an hour.
   *
   * @param filmKey where it is
   * @param contentType its media type
   * @return an address that clients reach; whether the file is there is seen by who follows it
   */
  public URI allowReadingFilm(String filmKey, String contentType) {
    var signed =
        presigner
            .get()
            .presignGetObject(
                request ->
                    request
                        .signatureDuration(SIGNED_FOR)
                        .getObjectRequest(
                            get ->
                                get.bucket(settings.filmBucket())
                                    .key(filmKey)
                                    .responseContentType(contentType)
                                    .responseContentDisposition("inline")));
    return URI.create(signed.url().toString());
  }

  /**
   * Stores a file in our bucket.
   *
   * @param key where it shall be
   * @param file the bytes
   * @throws IOException when the store cannot take it now
   */
  public void store(String key, Path file) throws IOException {
    ensureBucket();
    tell(() -> s3.get().putObject(put -> put.bucket(settings.bucket()).key(key), file));
  }

  /**
   * Looks at a file of our bucket.
   *
   * @param key where it is
   * @return what is known of it, or empty when it is not there
   * @throws IOException when the store cannot be asked now
   */
  public Optional<Stat> stat(String key) throws IOException {
    return tell(() -> s3.get().headObject(head -> head.bucket(settings.bucket()).key(key)))
        .map(
            found ->
                new Stat(
                    found.contentLength(), found.eTag().replace("\"", ""), found.lastModified()));
  }

  /**
   * Reads a part of a file of our bucket.
   *
   * @param key where it is
   * @param first the first byte
   * @param last the last byte
   * @return the bytes, to be closed; empty when the file is not there
   * @throws IOException when the store cannot give them now
   */
  public Optional<InputStream> read(String key, long first, long last) throws IOException {
    return tell(
        () ->
            s3.get()
                .getObject(
                    get ->
                        get.bucket(settings.bucket())
                            .key(key)
                            .range("bytes=" + first + "-" + last)));
  }

  /**
   * Reads a file of our bucket.
   *
   * @param key where it is
   * @return the bytes, to be closed; empty when the file is not there
   * @throws IOException when the store cannot give them now
   */
  public Optional<InputStream> read(String key) throws IOException {
    return tell(() -> s3.get().getObject(get -> get.bucket(settings.bucket()).key(key)));
  }

  /** An object: its key, and its length. */
  public record Stored(String key, long bytes) {}

  /**
   * What lies below a prefix of our bucket, fetched page by page.
   *
   * @param prefix where, such as {@code w/…/}
   * @return the objects, in the order of their keys
   * @throws IOException when the store cannot be asked now
   */
  public Iterable<Stored> below(String prefix) throws IOException {
    ensureBucket();
    return () ->
        s3
            .get()
            .listObjectsV2Paginator(list -> list.bucket(settings.bucket()).prefix(prefix))
            .contents()
            .stream()
            .map(object -> new Stored(object.key(), object.size()))
            .iterator();
  }

  /**
   * Deletes some of what lies below a prefix.
   *
   * @param prefix where, such as {@code w/…/}
   * @return how many objects those were; 0 when none is left
   * @throws IOException when the store cannot do it now
   */
  public int deleteSomeBelow(String prefix) throws IOException {
    ensureBucket();
    String bucket = settings.bucket();
    List<ObjectIdentifier> found =
        tell(() ->
                s3
                    .get()
                    .listObjectsV2(list -> list.bucket(bucket).prefix(prefix).maxKeys(1000))
                    .contents()
                    .stream()
                    .map(object -> ObjectIdentifier.builder().key(object.key()).build())
                    .toList())
            .orElse(List.of());
    if (found.isEmpty()) return 0;
    var answer =
        tell(
            () ->
                s3.get()
                    .deleteObjects(
                        delete -> delete.bucket(bucket).delete(which -> which.objects(found))));
    // Single objects that stay are told beside a 200.
    if (answer.isPresent() && answer.get().hasErrors())
      throw new IOException("not deleted: " + answer.get().errors().getFirst());
    return found.size();
  }

  /** The bucket may not be there on a first start. Two that make it at once do no harm. */
  private void ensureBucket() throws IOException {
    if (bucketKnown) return;
    try {
      try {
        s3.get().headBucket(head -> head.bucket(settings.bucket()));
      } catch (NoSuchBucketException missing) {
        s3.get().createBucket(create -> create.bucket(settings.bucket()));
      }
    } catch (BucketAlreadyOwnedByYouException | BucketAlreadyExistsException madeMeanwhile) {
      // As wanted.
    } catch (SdkException failed) {
      throw new IOException("the object store failed: " + failed.getMessage(), failed);
    }
    bucketKnown = true;
  }

  /** A file that is not there is empty; whatever else goes wrong may go right later. */
  private static <T> Optional<T> tell(Supplier<T> call) throws IOException {
    try {
      return Optional.of(call.get());
    } catch (NoSuchBucketException missing) {
      throw new IOException("the object store lacks a bucket: " + missing.getMessage(), missing);
    } catch (S3Exception refused) {
      if (refused.statusCode() == 404) return Optional.empty();
      throw new IOException("the object store refused: " + refused.getMessage(), refused);
    } catch (SdkException failed) {
      throw new IOException("the object store failed: " + failed.getMessage(), failed);
    }
  }

  private static S3Presigner presigner(S3Settings settings, AwsBasicCredentials credentials) {
    return S3Presigner.builder()
        .endpointOverride(settings.publicEndpoint())
        .region(Region.of(settings.region()))
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        // Few servers have a name for each bucket.
        .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
        .build();
  }

  private static S3Client client(S3Settings settings, AwsBasicCredentials credentials) {
    return S3Client.builder()
        .endpointOverride(settings.endpoint())
        .region(Region.of(settings.region()))
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .forcePathStyle(true)
        // Other stores than Amazon's do not know the newer checksums.
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .httpClientBuilder(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(2))
                .socketTimeout(Duration.ofSeconds(60)))
        .build();
  }
}
