package io.marquee.service.archive;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/** Counts what passes, and adds it to a sum. */
final class SummedOutput extends FilterOutputStream {

  private final MessageDigest sum;
  private long bytes;

  SummedOutput(OutputStream out, MessageDigest sum) {
    super(out);
    this.sum = sum;
  }

  @Override
  public void write(int one) throws IOException {
    out.write(one);
    sum.update((byte) one);
    bytes++;
  }

  @Override
  public void write(byte[] some, int from, int length) throws IOException {
    out.write(some, from, length);
    sum.update(some, from, length);
    bytes += length;
  }

  long bytes() {
    return bytes;
  }
}
