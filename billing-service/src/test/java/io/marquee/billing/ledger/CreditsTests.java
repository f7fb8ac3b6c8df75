package io.marquee.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CreditsTests {

  @Test
  void oneCreditIsOneCent() {
    assertThat(Credits.inUsd(1)).isEqualTo("0.01");
    assertThat(Credits.inUsd(1234)).isEqualTo("12.34");
    assertThat(Credits.inUsd(0)).isEqualTo("0.00");
  }
}
