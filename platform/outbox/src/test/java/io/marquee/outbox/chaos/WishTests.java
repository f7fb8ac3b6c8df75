package io.marquee.outbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WishTests {
  @Test
  void repeatsARoundAlone() {
    var wish = Wish.of("--seed", "3", "--round", "17");

    assertThat(wish.rounds()).isEqualTo(1);
    assertThat(wish.plan(1)).isEqualTo(Wish.of("--seed", "3", "--rounds", "20").plan(17));
  }

  @Test
  void knowsTheSabotages() {
    assertThat(Wish.of("--sabotage", "fence").sabotage()).isEqualTo(Sabotage.FENCE);
    assertThatThrownBy(() -> Wish.of("--sabotage", "nothing"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> Wish.of("--round")).hasMessage("--round needs a value");
    assertThatThrownBy(() -> Wish.of("--all")).hasMessage("there is no option --all");
  }
}
