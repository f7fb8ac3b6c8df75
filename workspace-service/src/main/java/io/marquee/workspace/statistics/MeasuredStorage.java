package io.marquee.workspace.statistics;

import io.marquee.workspace.workspace.StorageUse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.springframework.stereotype.Component;

/** The storage in use, as the statistics have it. */
@Component
class MeasuredStorage implements StorageUse {

  private static final BigDecimal GB = BigDecimal.valueOf(1_000_000_000L);

  private final Statistics statistics;

  MeasuredStorage(Statistics statistics) {
    this.statistics = statistics;
  }

  @Override
  public BigDecimal usedGb() {
    BigDecimal bytes = statistics.totals().getOrDefault(Measure.STORAGE_BYTES, BigDecimal.ZERO);
    return gb(bytes);
  }

  /** Bytes in GB (10^9), as people are shown them and quotas are held against. */
  static BigDecimal gb(BigDecimal bytes) {
    return bytes.divide(GB, 6, RoundingMode.HALF_UP).stripTrailingZeros();
  }
}
