package io.marquee.workspace.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.workspace.TestArchive;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ArchiveReaderTests {

  private final UUID workspace = UUID.randomUUID();
  private final Map<String, byte[]> copied = new HashMap<>();

  @Test
  void copiesEachPartAsItIs() throws IOException {
    byte[] archive = new TestArchive(workspace, "whole").bytes();

    ArchiveManifest manifest = read(archive, TestArchive.sha256(archive), 1 << 20);

    assertThat(manifest.workspaceId()).isEqualTo(workspace);
    assertThat(copied).containsOnlyKeys(Import.IN_ARCHIVES);
    for (ArchiveManifest.Part part : manifest.parts()) {
      assertThat(TestArchive.sha256(copied.getOrDefault(part.service(), new byte[0])))
          .isEqualTo(part.sha256());
    }
  }

  @Test
  void refusesItCutOffAnywhere() throws IOException {
    byte[] archive = new TestArchive(workspace, "cut").bytes();
    for (int length = 0; length < archive.length; length++) {
      byte[] cut = Arrays.copyOf(archive, length);
      assertThatThrownBy(() -> read(cut, TestArchive.sha256(cut), 1 << 20))
          .as("%d of %d bytes", length, archive.length)
          .isInstanceOf(ArchiveRefused.class);
    }
  }

  @Test
  void refusesItWithAnyByteDamaged() throws IOException {
    byte[] archive = new TestArchive(workspace, "damaged").bytes();
    String sum = TestArchive.sha256(archive);
    for (int at = 0; at < archive.length; at++) {
      byte[] damaged = archive.clone();
      damaged[at] ^= 0x20;
      assertThatThrownBy(() -> read(damaged, sum, 1 << 20))
          .as("byte %d", at)
          .isInstanceOf(ArchiveRefused.class);
    }
  }

  @Test
  void refusesWhatIsTooLargeUnpacked() throws IOException {
    byte[] archive = new TestArchive(workspace, "large").bytes();
    assertThatThrownBy(() -> read(archive, TestArchive.sha256(archive), 100))
        .isInstanceOfSatisfying(
            ArchiveRefused.class,
            refused -> assertThat(refused.code()).isEqualTo("archive_too_large"));
  }

  @Test
  void doesNotTakeABrokenStoreForABrokenArchive() throws IOException {
    byte[] archive = new TestArchive(workspace, "unread").bytes();
    var store =
        new InputStream() {
          private int read;

          @Override
          public int read() throws IOException {
            if (read == 1_000) throw new IOException("connection reset");
            return archive[read++] & 0xff;
          }
        };
    var reader = new ArchiveReader(store, JsonMapper.shared(), 1 << 20);
    assertThatThrownBy(() -> reader.read(TestArchive.sha256(archive), this::copy))
        .isInstanceOf(StoreInput.Failed.class);
  }

  private ArchiveManifest read(byte[] archive, String sha256, long unpackedUpTo)
      throws IOException {
    return new ArchiveReader(new ByteArrayInputStream(archive), JsonMapper.shared(), unpackedUpTo)
        .read(sha256, this::copy);
  }

  private ArchiveReader.Copy copy(String service) {
    var bytes = new ByteArrayOutputStream();
    return new ArchiveReader.Copy() {
      @Override
      public OutputStream out() {
        return bytes;
      }

      @Override
      public void complete() {
        copied.put(service, bytes.toByteArray());
      }

      @Override
      public void close() {}
    };
  }
}
