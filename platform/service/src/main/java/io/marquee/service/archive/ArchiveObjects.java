package io.marquee.service.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.UUID;

/** The stored objects of a workspace, for its archive; a bean of services that store any. */
public interface ArchiveObjects {

  /** Takes one object after the other. */
  interface Visitor {
    /**
     * Takes an object.
     *
     * @param path its key below the workspace's
     * @param bytes its length
     * @throws IOException when it cannot be taken
     */
    void visit(String path, long bytes) throws IOException;
  }

  /**
   * Shows all objects of a workspace.
   *
   * @param workspace the workspace
   * @param visitor who takes them
   * @throws IOException when the store does not answer, or the visitor's
   */
  void each(UUID workspace, Visitor visitor) throws IOException;

  /**
   * Reads an object.
   *
   * @param workspace the workspace
   * @param path its key below the workspace's
   * @return the bytes, to be closed
   * @throws IOException when it cannot be read now
   */
  InputStream read(UUID workspace, String path) throws IOException;

  /**
   * Stores an object of an archive, or stores it again.
   *
   * @param workspace the workspace
   * @param path its key below the workspace's
   * @param content the bytes
   * @throws IOException when it cannot be stored now
   */
  void store(UUID workspace, String path, Path content) throws IOException;
}
