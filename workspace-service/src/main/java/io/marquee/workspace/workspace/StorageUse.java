package io.marquee.workspace.workspace;

import java.math.BigDecimal;

/** How much the current workspace has stored; its statistics know. */
public interface StorageUse {

  /** In GB (10^9 bytes). */
  BigDecimal usedGb();
}
