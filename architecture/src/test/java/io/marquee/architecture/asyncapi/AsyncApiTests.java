package io.marquee.architecture.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.marquee.architecture.House;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class AsyncApiTests {

  private static final Path SERVED =
      House.root().resolve("gateway/src/main/resources/asyncapi.json");
  private static final ObjectNode DOCUMENT = AsyncApi.write();

  @Test
  void theGatewayServesWhatTheClassesDo() throws IOException {
    String document =
        AsyncApi.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(DOCUMENT) + "\n";
    if (Boolean.getBoolean("contracts.write")) Files.writeString(SERVED, document);

    assertThat(SERVED)
        .as("the AsyncAPI document is out of date; ./run contracts writes it anew")
        .exists()
        .hasContent(document);
  }

  @Test
  void everybodyIsInIt() {
    assertThat(DOCUMENT.path("operations").propertyNames())
        .contains(
            "film.sends.film.films", "billing.receives.generations", "notification.sends.webhooks")
        .anyMatch(name -> name.startsWith("gateway.receives."));
    assertThat(DOCUMENT.at("/components/messages").propertyNames())
        .contains("film.generated.v1", "webhook.film.generated.v1", "marquee.tombstone.v1");
  }

  @Test
  void isValidUnderTheOfficialSchema() throws IOException {
    assertThat(errors(DOCUMENT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "\"action\":\"send\", \"action\":\"shout\"",
    "\"partitions\":12, \"partitions\":0",
    "\"channels\":, \"canals\":",
  })
  void theOfficialSchemaFindsWhatIsWrong(String right, String wrong) throws IOException {
    String broken = DOCUMENT.toString().replace(right, wrong);
    assertThat(broken).isNotEqualTo(DOCUMENT.toString());

    assertThat(errors((ObjectNode) AsyncApi.JSON.readTree(broken))).isNotEmpty();
  }

  @Test
  void isAcceptedByTheOfficialParser(@TempDir Path folder) {
    assertThat(OfficialParser.isThere())
        .as("the official parser needs Node.js (Debian: apt-get install nodejs)")
        .isTrue();

    assertThat(OfficialParser.complaints(DOCUMENT, folder)).isEmpty();

    // A small one, since it takes its time.
    assertThat(
            OfficialParser.complaints(
                AsyncApi.JSON.readTree("{\"asyncapi\":\"3.0.0\",\"channels\":{}}"), folder))
        .isNotEmpty();
  }

  /** The rules of the specification that a schema cannot say. */
  @Test
  void refersToWhatIsThere() {
    assertThat(References.broken(DOCUMENT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "#/channels/film.films/messages/film.generated.v1, #/channels/film.films/messages/gone",
    "#/components/schemas/film.generated.v1, #/components/schemas/gone",
    "#/servers/kafka, #/servers/gone",
  })
  void findsReferencesThatLeadNowhere(String right, String wrong) {
    String broken = DOCUMENT.toString().replace("\"" + right + "\"", "\"" + wrong + "\"");
    assertThat(broken).isNotEqualTo(DOCUMENT.toString());

    assertThat(References.broken(AsyncApi.JSON.readTree(broken)))
        .anyMatch(sentence -> sentence.contains(wrong));
  }

  private static List<String> errors(ObjectNode document) throws IOException {
    return Official.SCHEMA.validate(document.toString(), InputFormat.JSON).stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }

  /** Read once. */
  private static final class Official {
    static final Schema SCHEMA = read();

    private static Schema read() {
      try (InputStream packed =
          AsyncApiTests.class.getResourceAsStream("/asyncapi/3.0.0-without-$id.json.gz")) {
        if (packed == null) throw new IllegalStateException("the official schema is missing");
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(
                new String(new GZIPInputStream(packed).readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException unreadable) {
        throw new IllegalStateException(unreadable);
      }
    }
  }
}
