package io.marquee.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.local.home.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTests {
  private static final List<String> KNOWN = List.of("film", "billing");

  @Test
  void readsCommandWordsAndOptionsInAnyOrder() {
    var arguments = Arguments.parse("logs", "-f", "film", "--lines", "20");

    assertThat(arguments.command()).isEqualTo("logs");
    assertThat(arguments.part(KNOWN)).isEqualTo("film");
    assertThat(arguments.has("follow")).isTrue();
    assertThat(arguments.number("lines")).contains(20);
  }

  @Test
  void takesAValueBehindAnEqualsSignToo() {
    assertThat(Arguments.parse("up", "--port-offset=1000").number("port-offset")).contains(1000);
  }

  @Test
  void knowsThatJsonIsASwitchOfStatusAndAFileOfTheDemo() {
    assertThat(Arguments.parse("status", "--json").has("json")).isTrue();
    assertThat(Arguments.parse("demo", "--json", "out.json").option("json")).contains("out.json");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    refuses("There is no command \"fly\".", "fly");
    refuses("There is no command \"\".");
    refuses("up has no option --fast.", "up", "--fast");
    refuses("--port-offset needs a value.", "up", "--port-offset");
  }

  @Test
  void refusesANumberThatIsNone() {
    assertThatThrownBy(() -> Arguments.parse("up", "--port-offset", "many").number("port-offset"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("--port-offset takes a number, not \"many\".");
  }

  @Test
  void refusesAPartThatIsMissingOrUnknownAndNamesThoseThereAre() {
    assertThatThrownBy(() -> Arguments.parse("kill").part(KNOWN))
        .hasMessageContaining("kill needs a name: film, billing.");
    assertThatThrownBy(() -> Arguments.parse("kill", "cinema").part(KNOWN))
        .hasMessageContaining("There is no \"cinema\": use one of film, billing.");
  }

  private static void refuses(String sentence, String... words) {
    assertThatThrownBy(() -> Arguments.parse(words))
        .isInstanceOf(Refusal.class)
        .hasMessage(sentence + " See ./run help");
  }
}
