package io.marquee.workspace.importing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Tells what the store cannot do from what is wrong with an archive: the former may pass. */
class StoreInput extends FilterInputStream {

  /** The store broke off. */
  static class Failed extends UncheckedIOException {
    Failed(IOException cause) {
      super("the archive cannot be read now", cause);
    }
  }

  StoreInput(InputStream in) {
    super(in);
  }

  @Override
  public int read() {
    try {
      return in.read();
    } catch (IOException failed) {
      throw new Failed(failed);
    }
  }

  @Override
  public int read(byte[] into, int from, int length) {
    try {
      return in.read(into, from, length);
    } catch (IOException failed) {
      throw new Failed(failed);
    }
  }
}
