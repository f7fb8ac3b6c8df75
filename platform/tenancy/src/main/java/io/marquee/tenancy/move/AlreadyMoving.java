package io.marquee.tenancy.move;

import java.util.UUID;

/** A workspace is on its way already; it cannot go two ways at once. */
public class AlreadyMoving extends RuntimeException {

  AlreadyMoving(UUID workspace) {
    super("the workspace " + workspace + " is being moved already");
  }
}
