package io.marquee.events.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GrowthTests {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String RELEASED =
      """
      {"description": "Old words.", "x-topic": "film.films", "x-key": "film_id", "x-compacted": false,
       "type": "object",
       "properties": {
         "film_id": {"type": "string", "format": "uuid"},
         "credits": {"type": "integer", "format": "int64"},
         "note": {"type": ["string", "null"]},
         "state": {"type": "string", "enum": ["OPEN", "SHUT"]},
         "parts": {"type": "array", "items": {"type": "object",
           "properties": {"width": {"type": "integer"}}, "required": ["width"]}},
         "sizes": {"type": "object", "additionalProperties": {"type": "integer"}}},
       "required": ["film_id", "credits", "state", "parts", "sizes"]}
      """;

  @Test
  void whatStaysIsNoBreach() {
    assertThat(Growth.breaches(schema(RELEASED), schema(RELEASED))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a new optional property | \"film_id\": {     | \"more\": {\"type\": [\"string\", \"null\"]}, \"film_id\": {",
        "a new part of a part    | \"width\": {       | \"more\": {\"type\": \"string\"}, \"width\": {",
        "other words             | Old words.         | New words.",
      })
  void grows(String change, String from, String to) {
    assertThat(Growth.breaches(schema(RELEASED), changed(from, to))).as(change).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "note is gone             | \"note\": {                         | \"remark\": {",
        "credits was of type int  | \"integer\", \"format\": \"int64\"  | \"number\"",
        "format of credits was    | \"int64\"                           | \"int32\"",
        "format of film_id was    | \"uuid\"                            | \"uri\"",
        "note became required     | [\"film_id\", \"cr                  | [\"note\", \"film_id\", \"cr",
        "credits became optional  | \"credits\", \"state\"              | \"state\"",
        "more is new and required | [\"film_id\", \"cr                  | [\"more\", \"film_id\", \"cr",
        "no longer be [SHUT]      | \"OPEN\", \"SHUT\"                  | \"OPEN\"",
        "be [AJAR], too           | \"OPEN\", \"SHUT\"                  | \"AJAR\", \"OPEN\", \"SHUT\"",
        "no longer be [OPEN, SHUT]| , \"enum\": [\"OPEN\", \"SHUT\"]    | ''",
        "parts[].width was of ty  | \"width\": {\"type\": \"integer\"}  | \"width\": {\"type\": \"string\"}",
        "parts[].width is gone    | \"width\": {                        | \"breadth\": {",
        "sizes.* was of type int  | Properties\": {\"type\": \"integer\"| Properties\": {\"type\": \"string\"",
        "the topic was film.films | film.films                          | film.other",
        "the key was film_id      | \"x-key\": \"film_id\"              | \"x-key\": \"note\"",
        "is compacted was false   | \"x-compacted\": false              | \"x-compacted\": true",
      })
  void breaks(String breach, String from, String to) {
    assertThat(Growth.breaches(schema(RELEASED), changed(from, to)))
        .as(to)
        .anyMatch(sentence -> sentence.contains(breach));
  }

  private static JsonNode changed(String from, String to) {
    assertThat(RELEASED).as("what is changed").contains(from);
    return schema(RELEASED.replace(from, to.equals("''") ? "" : to));
  }

  private static JsonNode schema(String json) {
    return JSON.readTree(json);
  }
}
