package io.marquee.service.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ImportedIdsTests {

  private static final UUID IMPORT = UUID.fromString("0198a000-0000-7000-8000-000000000001");
  private static final UUID SOURCE = UUID.fromString("0198a000-0000-7000-8000-000000000002");
  private static final UUID TARGET = UUID.fromString("0198b000-0000-7000-8000-000000000003");
  private static final UUID FILM = UUID.fromString("0198a111-2222-7333-8444-555555555555");
  private static final UUID PERSON = UUID.fromString("0198a111-2222-7333-8444-666666666666");
  private static final UUID PERSON_HERE = UUID.fromString("0198c111-2222-7333-8444-777777777777");
  private static final UUID NAMED = UUID.fromString("5df41881-3aed-5515-88a7-2f4a814cf09e");

  private final ImportedIds copied =
      new ImportedIds(IMPORT, SOURCE, TARGET, false, Map.of(PERSON, PERSON_HERE));

  @Test
  void givesACopysRowsOtherIdsOfTheSameTimeAndAlwaysTheSame() {
    UUID here = copied.apply(FILM);
    assertThat(here).isNotEqualTo(FILM).isEqualTo(copied.apply(FILM));
    assertThat(here.version()).isEqualTo(7);
    assertThat(here.variant()).isEqualTo(2);
    assertThat(here.toString()).startsWith("0198a111-2222-7");
    var another = new ImportedIds(TARGET, SOURCE, TARGET, false, Map.of());
    assertThat(another.apply(FILM)).isNotEqualTo(here);
  }

  @Test
  void knowsWorkspaceAndPeopleAndLeavesIdsOfOthers() {
    assertThat(copied.apply(SOURCE)).isEqualTo(TARGET);
    assertThat(copied.apply(PERSON)).isEqualTo(PERSON_HERE);
    assertThat(copied.apply(NAMED)).isEqualTo(NAMED);
  }

  @Test
  void keepsIdsWhereTheyAreKept() {
    var kept = new ImportedIds(IMPORT, SOURCE, SOURCE, true, Map.of(PERSON, PERSON_HERE));
    assertThat(kept.apply(FILM)).isEqualTo(FILM);
    assertThat(kept.apply(PERSON)).isEqualTo(PERSON_HERE);
  }

  @Test
  void findsIdsInsideOfTexts() {
    assertThat(
            copied.in("{\"key\":\"w/%s/assets/%s\",\"n\":\"%s\"}".formatted(SOURCE, FILM, NAMED)))
        .isEqualTo(
            "{\"key\":\"w/%s/assets/%s\",\"n\":\"%s\"}"
                .formatted(TARGET, copied.apply(FILM), NAMED));
    assertThat(copied.in("x" + FILM + "-1")).isEqualTo("x" + FILM + "-1");
    assertThat(copied.in(FILM.toString().toUpperCase(java.util.Locale.ROOT)))
        .isEqualTo(copied.apply(FILM).toString());
  }
}
