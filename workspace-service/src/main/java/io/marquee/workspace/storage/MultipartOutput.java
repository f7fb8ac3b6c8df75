package io.marquee.workspace.storage;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * An upload in pieces, which needs no more memory than one of them. Closed before it is completed,
 * it leaves nothing.
 */
public final class MultipartOutput extends OutputStream {

  /** S3 takes 10,000 of them: 160 GB. */
  private static final int PIECE = 16 << 20;

  private final S3Client s3;
  private final String bucket;
  private final String key;
  private final String upload;
  private final List<CompletedPart> pieces = new ArrayList<>();
  private final byte[] buffer = new byte[PIECE];
  private int used;
  private boolean completed;

  MultipartOutput(S3Client s3, String bucket, String key, String contentType) {
    this.s3 = s3;
    this.bucket = bucket;
    this.key = key;
    this.upload =
        s3.createMultipartUpload(create -> create.bucket(bucket).key(key).contentType(contentType))
            .uploadId();
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    int start = from;
    int left = length;
    while (left > 0) {
      int taken = Math.min(left, PIECE - used);
      System.arraycopy(bytes, start, buffer, used, taken);
      used += taken;
      start += taken;
      left -= taken;
      if (used == PIECE) send();
    }
  }

  /** Makes it visible. */
  public void complete() {
    if (used > 0) send();
    s3.completeMultipartUpload(
        complete ->
            complete
                .bucket(bucket)
                .key(key)
                .uploadId(upload)
                .multipartUpload(all -> all.parts(pieces)));
    completed = true;
  }

  private void send() {
    int number = pieces.size() + 1;
    var stored =
        s3.uploadPart(
            part -> part.bucket(bucket).key(key).uploadId(upload).partNumber(number),
            RequestBody.fromInputStream(new java.io.ByteArrayInputStream(buffer, 0, used), used));
    pieces.add(CompletedPart.builder().partNumber(number).eTag(stored.eTag()).build());
    used = 0;
  }

  @Override
  public void close() {
    if (completed) return;
    s3.abortMultipartUpload(abort -> abort.bucket(bucket).key(key).uploadId(upload));
    completed = true;
  }
}
