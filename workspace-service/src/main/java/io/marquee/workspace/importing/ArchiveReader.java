package io.marquee.workspace.importing;

import io.marquee.service.archive.TarReader;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads an archive once, from its beginning to its end, holds it against its own manifest and
 * copies the parts meanwhile. Needs as much memory for a large one as for a small one.
 */
class ArchiveReader {

  /** Much more than any manifest has. */
  private static final int MANIFEST_LIMIT = 16 << 20;

  private final MessageDigest sum = sha256();
  private final PieceInput in;
  private final JsonMapper json;
  private final long unpackedUpTo;
  private long unpacked;

  /** Where copies of parts go to. */
  interface Copies {
    /** Begins a copy of a service's part; it is to be kept once it was completed. */
    Copy of(String service) throws IOException;
  }

  /** A copy that is there once it was completed. */
  interface Copy extends AutoCloseable {
    OutputStream out();

    void complete() throws IOException;

    @Override
    void close() throws IOException;
  }

  /**
   * Reads from a stream.
   *
   * @param unpackedUpTo how many bytes all files may have
   */
  ArchiveReader(InputStream archive, JsonMapper json, long unpackedUpTo) {
    this.in = new PieceInput(new DigestInputStream(new StoreInput(archive), sum));
    this.json = json;
    this.unpackedUpTo = unpackedUpTo;
  }

  /**
   * Reads all of it.
   *
   * @param sha256 what it was announced to be
   * @throws ArchiveRefused when it is not as it should be
   * @throws StoreInput.Failed when the store does not give it now
   */
  ArchiveManifest read(String sha256, Copies copies) throws IOException {
    try {
      ArchiveManifest manifest = manifest();
      for (ArchiveManifest.Part part : manifest.parts()) copy(part, copies);
      end();
      in.transferTo(OutputStream.nullOutputStream());
      if (!HexFormat.of().formatHex(sum.digest()).equals(sha256)) {
        throw ArchiveRefused.damaged("its SHA-256 is not the announced one.");
      }
      return manifest;
    } catch (PieceInput.Truncated early) {
      throw ArchiveRefused.truncated();
    } catch (EOFException | ZipException | TarReader.Malformed bad) {
      throw ArchiveRefused.damaged(bad.getMessage() + ".");
    }
  }

  private ArchiveManifest manifest() throws IOException {
    byte[] first;
    try {
      first = in.firstMember(MANIFEST_LIMIT);
    } catch (ZipException notGzip) {
      throw ArchiveRefused.foreign("it does not begin with a piece of its own.");
    }
    try {
      var tar = new TarReader(new ByteArrayInputStream(first));
      TarReader.Entry entry = tar.next();
      if (entry != null && entry.path().equals(ArchiveManifest.NAME)) {
        return ArchiveManifest.of(tar.content().readAllBytes(), json);
      }
    } catch (TarReader.Malformed bad) {
      throw ArchiveRefused.foreign(bad.getMessage() + ".");
    }
    throw ArchiveRefused.foreign("it does not begin with a manifest.");
  }

  private void copy(ArchiveManifest.Part part, Copies copies) throws IOException {
    try (Copy copy = copies.of(part.service())) {
      MessageDigest own = sha256();
      InputStream piece = in.piece(part.bytes(), copy.out(), own);
      try (var files = new GZIPInputStream(piece, 1 << 16)) {
        var check = new PartCheck(part, this::count);
        check.run(files);
        if (files.read() >= 0)
          throw ArchiveRefused.damaged(part.service() + " goes on after its end.");
        piece.transferTo(OutputStream.nullOutputStream());
      }
      if (!HexFormat.of().formatHex(own.digest()).equals(part.sha256())) {
        throw ArchiveRefused.damaged("the part of " + part.service() + " has another SHA-256.");
      }
      copy.complete();
    }
  }

  private void end() throws IOException {
    InputStream rest = in.piece(Long.MAX_VALUE, OutputStream.nullOutputStream(), sha256());
    try (var last = new GZIPInputStream(rest)) {
      byte[] blocks = last.readNBytes(1 << 20);
      if (blocks.length < 1024) throw ArchiveRefused.truncated();
      for (byte each : blocks) {
        if (each != 0) throw ArchiveRefused.damaged("files follow after the last part.");
      }
    }
  }

  private void count(long bytes) {
    unpacked += bytes;
    if (unpacked > unpackedUpTo) throw ArchiveRefused.tooLarge();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
