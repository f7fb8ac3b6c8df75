package io.marquee.tenancy.move;

/**
 * The copy is not what the original is, or could not be made. The original stays in use, the copy
 * is gone.
 */
public class MoveRefused extends RuntimeException {

  MoveRefused(String reason) {
    super(reason);
  }
}
