package io.marquee.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTests {
  private static final Instant TIME = Instant.parse("2026-11-22T10:15:30.123456Z");

  private final CursorCodec codec = new CursorCodec(new byte[32]);
  private final Cursor place = new Cursor(TIME, UUID.randomUUID());

  @Test
  void aCursorComesBackExactly() {
    assertThat(codec.decode(codec.encode(place, "scope"), "scope")).isEqualTo(place);
  }

  @Test
  void aCursorOfAnotherScopeIsRefused() {
    assertThatThrownBy(() -> codec.decode(codec.encode(place, "one"), "other"))
        .isInstanceOfSatisfying(
            CursorInvalid.class, problem -> assertThat(problem.status()).isEqualTo(400));
  }

  @Test
  void aCursorOfAnotherServiceIsRefused() {
    byte[] key = new byte[32];
    key[0] = 1;
    assertThatThrownBy(() -> new CursorCodec(key).decode(codec.encode(place, "s"), "s"))
        .isInstanceOf(CursorInvalid.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "***",
        "AQ",
        "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void aMadeUpCursorIsRefused(String text) {
    assertThatThrownBy(() -> codec.decode(text, "s")).isInstanceOf(CursorInvalid.class);
  }

  @Test
  void aCursorChangedInAnyPlaceIsRefused() {
    String text = codec.encode(place, "s");
    for (int i = 0; i < text.length() - 1; i++) {
      char other = text.charAt(i) == 'A' ? 'B' : 'A';
      String changed = text.substring(0, i) + other + text.substring(i + 1);
      assertThatThrownBy(() -> codec.decode(changed, "s")).isInstanceOf(CursorInvalid.class);
    }
  }

  @Test
  void aFullPageLeadsToTheNext() {
    Paging paging = Paging.of("2", null, "s", codec);
    assertThat(paging.fetch()).isEqualTo(3);
    Page<Integer> page = paging.page(List.of(1, 2, 3), this::placeOf);
    assertThat(page.items()).containsExactly(1, 2);
    assertThat(Paging.of("2", page.nextCursor(), "s", codec).after()).isEqualTo(placeOf(2));
  }

  @Test
  void theLastPageLeadsNowhere() {
    Paging paging = Paging.of("2", null, "s", codec);
    assertThat(paging.page(List.of(1, 2), this::placeOf).nextCursor()).isNull();
    assertThat(paging.page(List.<Integer>of(), this::placeOf).nextCursor()).isNull();
  }

  @Test
  void aPageHas50ItemsUnlessAskedOtherwise() {
    List<Integer> rows = IntStream.range(0, 51).boxed().toList();
    assertThat(Paging.of(null, null, "s", codec).page(rows, this::placeOf).items()).hasSize(50);
    assertThat(Paging.of("200", null, "s", codec).limit()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "201", "many", "", "1.5", "99999999999"})
  void aLimitOutOfRangeIsRefused(String limit) {
    assertThatThrownBy(() -> Paging.of(limit, null, "s", codec))
        .isInstanceOfSatisfying(
            InvalidRequest.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(422);
              assertThat(problem.errors())
                  .singleElement()
                  .extracting(FieldError::pointer)
                  .isEqualTo("?limit");
            });
  }

  private Cursor placeOf(int row) {
    return new Cursor(TIME.minusSeconds(row), new UUID(0, row));
  }
}
