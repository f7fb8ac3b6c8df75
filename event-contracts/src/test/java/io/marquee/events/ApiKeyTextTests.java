package io.marquee.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ApiKeyTextTests {

  private static final UUID ID = UUID.fromString("0197a1b2-0000-7000-8000-00000000000f");
  private static final byte[] SECRET = new byte[ApiKeyText.SECRET_BYTES];

  static {
    for (int i = 0; i < SECRET.length; i++) SECRET[i] = (byte) (7 * i + 1);
  }

  private final ApiKeyText key = ApiKeyText.of(ID, SECRET);

  @Test
  void isWrittenAsPromised() {
    assertThat(key.text())
        .startsWith("mq_live_")
        .hasSize(ApiKeyText.LENGTH)
        .matches("mq_live_[0-9A-Za-z]{71}");
  }

  @Test
  void isReadAsWritten() {
    assertThat(ApiKeyText.parse(key.text()))
        .hasValueSatisfying(
            read -> {
              assertThat(read.keyId()).isEqualTo(ID);
              assertThat(read.hash()).isEqualTo(key.hash());
            });
  }

  @Test
  void holdsTheSmallestAndTheLargestId() {
    for (UUID id : new UUID[] {new UUID(0, 0), new UUID(-1, -1)}) {
      assertThat(ApiKeyText.parse(ApiKeyText.of(id, SECRET).text()))
          .hasValueSatisfying(read -> assertThat(read.keyId()).isEqualTo(id));
    }
  }

  @Test
  void anyOtherCharacterAnywhereMakesItWrong() {
    for (int place = 0; place < ApiKeyText.LENGTH; place++) {
      char[] changed = key.text().toCharArray();
      changed[place] = changed[place] == 'a' ? 'b' : 'a';
      assertThat(ApiKeyText.parse(new String(changed))).as("changed at %d", place).isEmpty();
    }
  }

  @Test
  void refusesWhatIsNoKey() {
    assertThat(ApiKeyText.parse("")).isEmpty();
    assertThat(ApiKeyText.parse("mq_live_")).isEmpty();
    assertThat(ApiKeyText.parse(key.text() + "0")).isEmpty();
    assertThat(ApiKeyText.parse(" " + key.text().substring(1))).isEmpty();
    assertThat(ApiKeyText.parse("mq_test_" + key.text().substring(8))).isEmpty();
  }

  /** The secret is in the hash, and the hash does not tell it. */
  @Test
  void otherSecretsHaveOtherHashes() {
    byte[] other = SECRET.clone();
    other[31]++;
    assertThat(ApiKeyText.of(ID, other).hash()).isNotEqualTo(key.hash()).hasSize(43);
  }

  @Test
  void neverShowsItsSecret() {
    assertThat(key.toString()).doesNotContain(key.text().substring(30)).contains(ID.toString());
  }

  @Test
  void wantsAWholeSecret() {
    assertThatThrownBy(() -> ApiKeyText.of(ID, new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
