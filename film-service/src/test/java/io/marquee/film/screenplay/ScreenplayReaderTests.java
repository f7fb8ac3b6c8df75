package io.marquee.film.screenplay;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.film.screenplay.ScreenplayReader.Accepted;
import io.marquee.film.screenplay.ScreenplayReader.Refused;
import io.marquee.film.screenplay.Shot.Motion;
import io.marquee.film.screenplay.Shot.Prominence;
import io.marquee.film.screenplay.Shot.Transition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ScreenplayReaderTests {

  private static final UUID PICTURE = new UUID(1, 1);
  private static final UUID PENDING = new UUID(1, 2);
  private static final UUID SONG = new UUID(1, 3);
  private static final UUID ADA = new UUID(2, 1);
  private static final UUID NOBODY = new UUID(2, 2);

  private final ScreenplayReader reader = new ScreenplayReader();

  @Test
  void fillsInWhatIsLeftOut() {
    var screenplay = accepted("{'shots':[{'key':'a','duration_seconds':2.5}]}");
    assertThat(screenplay.fps()).isEqualTo(24);
    assertThat(screenplay.resolution()).isEqualTo(new Resolution(1280, 720));
    var shot = screenplay.shots().getFirst();
    assertThat(shot.motion()).isEqualTo(Motion.NONE);
    assertThat(shot.transition()).isEqualTo(Transition.CUT);
    assertThat(shot.background().colors()).containsExactly("#101820");
    assertThat(shot.durationSeconds()).isEqualByComparingTo("2.5");
  }

  @Test
  void readsEverythingThatCanBeSaid() {
    var screenplay =
        accepted(
            """
            {'fps':30,'resolution':'1920x1080','music':{'asset_id':'%s','gain_db':-12},
             'shots':[{'key':'a','duration_seconds':3,'prompt':'p','caption':'c','background':{'asset_id':'%s'},
                       'motion':'zoom_in','transition':'crossfade','narration':{'asset_id':'%s'},
                       'characters':[{'character_id':'%s','prominence':'secondary'}]},
                      {'key':'b','duration_seconds':2,'background':{'gradient':['#000000','#ffffff']}}]}
            """
                .formatted(SONG, PICTURE, SONG, ADA));
    var shot = screenplay.shots().getFirst();
    assertThat(shot.motion()).isEqualTo(Motion.ZOOM_IN);
    assertThat(shot.transition()).isEqualTo(Transition.CROSSFADE);
    assertThat(shot.characters()).containsExactly(new Shot.Appearance(ADA, Prominence.SECONDARY));
    assertThat(screenplay.assets()).containsExactlyInAnyOrder(PICTURE, SONG);
  }

  @Test
  void pointsAtUnknownCharactersAndAssets() {
    assertThat(
            flaws(
                """
                {'shots':[{'key':'a','duration_seconds':2,'characters':[{'character_id':'%s'},{'character_id':'%s'}]},
                          {'key':'b','duration_seconds':2,'background':{'asset_id':'%s'}}]}
                """
                    .formatted(ADA, NOBODY, NOBODY)))
        .containsExactlyInAnyOrder(
            Tuple.tuple("/shots/0/characters/1/character_id", "unknown_character"),
            Tuple.tuple("/shots/1/background/asset_id", "unknown_asset"));
  }

  @Test
  void pointsAtAssetsThatAreNotThereYetOrOfTheWrongKind() {
    assertThat(
            flaws(
                """
                {'shots':[{'key':'a','duration_seconds':2,'background':{'asset_id':'%s'}},
                          {'key':'b','duration_seconds':2,'background':{'asset_id':'%s'}}],
                 'music':{'asset_id':'%s'}}
                """
                    .formatted(PENDING, SONG, PICTURE)))
        .containsExactlyInAnyOrder(
            Tuple.tuple("/shots/0/background/asset_id", "asset_not_ready"),
            Tuple.tuple("/shots/1/background/asset_id", "wrong_asset_kind"),
            Tuple.tuple("/music/asset_id", "wrong_asset_kind"));
  }

  @Test
  void refusesNegativeDurations() {
    assertThat(flaws("{'shots':[{'key':'a','duration_seconds':-3}]}"))
        .containsExactly(Tuple.tuple("/shots/0/duration_seconds", "too_small"));
  }

  @Test
  void refusesTenThousandShots() {
    var shots =
        IntStream.range(0, 10_000)
            .mapToObj("{'key':'s%d','duration_seconds':1}"::formatted)
            .collect(Collectors.joining(","));
    assertThat(flaws("{'shots':[" + shots + "]}"))
        .containsExactly(Tuple.tuple("/shots", "too_many"));
  }

  @Test
  void namesPropertiesThatAreMissingUnknownOrMalformed() {
    assertThat(
            flaws(
                """
                {'shots':[{'duration_seconds':'long','colour':'red','background':{'color':'red'}},
                          {'key':'b','duration_seconds':2,'motion':'spin','background':{}}]}
                """))
        .containsExactlyInAnyOrder(
            Tuple.tuple("/shots/0/key", "required"),
            Tuple.tuple("/shots/0/duration_seconds", "wrong_type"),
            Tuple.tuple("/shots/0/colour", "unknown_property"),
            Tuple.tuple("/shots/0/background/color", "malformed"),
            Tuple.tuple("/shots/1/motion", "not_allowed"),
            Tuple.tuple("/shots/1/background", "too_few"));
  }

  @Test
  void refusesAScreenplayThatIsNoObject() {
    assertThat(flaws("[]")).containsExactly(Tuple.tuple("", "wrong_type"));
    assertThat(flaws("{'shots':[]}")).containsExactly(Tuple.tuple("/shots", "too_few"));
  }

  @Test
  void wantsKeysToBeUnique() {
    assertThat(
            flaws("{'shots':[{'key':'a','duration_seconds':1},{'key':'a','duration_seconds':1}]}"))
        .containsExactly(Tuple.tuple("/shots/1/key", "duplicate_key"));
  }

  @Test
  void wantsShotsToOutlastTheirCrossfades() {
    assertThat(
            flaws(
                """
                {'shots':[{'key':'a','duration_seconds':2,'transition':'crossfade'},
                          {'key':'b','duration_seconds':1,'transition':'crossfade'},
                          {'key':'c','duration_seconds':2}]}
                """))
        .containsExactly(Tuple.tuple("/shots/1/duration_seconds", "shorter_than_crossfade"));
  }

  @Test
  void refusesEndlessFilmsAndTinyPictures() {
    var shots =
        IntStream.range(0, 7)
            .mapToObj("{'key':'s%d','duration_seconds':300}"::formatted)
            .collect(Collectors.joining(","));
    assertThat(flaws("{'resolution':'320x100','shots':[" + shots + "]}"))
        .containsExactlyInAnyOrder(
            Tuple.tuple("/resolution", "not_allowed"), Tuple.tuple("/shots", "film_too_long"));
  }

  @Test
  void keepsTheListOfFlawsShort() {
    var shots =
        IntStream.range(0, 400)
            .mapToObj(number -> "{'key':'a','duration_seconds':1}")
            .collect(Collectors.joining(","));
    assertThat(flaws("{'shots':[" + shots + "]}")).hasSize(ScreenplayReader.MOST_FLAWS);
  }

  private Screenplay accepted(String json) {
    return ((Accepted) read(json)).screenplay();
  }

  private List<Tuple> flaws(String json) {
    return ((Refused) read(json))
        .flaws().stream().map(flaw -> Tuple.tuple(flaw.pointer(), flaw.code())).toList();
  }

  private ScreenplayReader.Reading read(String json) {
    return reader.read(JsonMapper.shared().readTree(json.replace('\'', '"')), new Workspace());
  }

  private static class Workspace implements References {
    @Override
    public Set<UUID> characters(Set<UUID> ids) {
      return ids.stream().filter(ADA::equals).collect(Collectors.toSet());
    }

    @Override
    public Map<UUID, KnownAsset> assets(Set<UUID> ids) {
      return Map.of(
          PICTURE, new KnownAsset("image", true),
          PENDING, new KnownAsset("image", false),
          SONG, new KnownAsset("audio", true));
    }
  }
}
