package io.marquee.film.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.events.audit.AuditRecorded;
import io.marquee.film.FilmTest;
import io.marquee.test.Placements;
import io.marquee.web.Caller;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@SuppressWarnings("NullAway.Init")
class PromptsIntegrationTests extends FilmTest {

  private static final String OPENING =
      "{'name':' Opening ','kind':'shot','text':'A {mood} street, {product} in the hand'}";

  @Autowired Placements placements;

  @Test
  void isWrittenReadChangedAndDeleted() {
    var written = post("/prompts", OPENING);
    assertThat(written.status()).as(written.body().toString()).isEqualTo(201);
    assertThat(written.header("Location"))
        .isEqualTo(url(member, "/prompts/" + written.id()))
        .startsWith("/api/v1/w/");
    assertThat(written.header("ETag")).isEqualTo("\"0\"");
    assertThat(written.text("/name")).isEqualTo("Opening");
    assertThat(written.text("/kind")).isEqualTo("shot");
    assertThat(written.text("/created_by")).isEqualTo(member.userId().toString());
    assertThat(written.body().at("/placeholders").values().stream().map(v -> v.asString()))
        .containsExactly("mood", "product");
    String path = "/prompts/" + written.id();

    assertThat(patch(path, "\"7\"", "{'text':'x'}").status()).isEqualTo(412);
    assertThat(patch(path, "", "{'text':'x'}").status()).isEqualTo(428);
    var changed = patch(path, "\"0\"", "{'name':'OPENING','kind':'narration','text':'Said.'}");
    assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
    assertThat(changed.header("ETag")).isEqualTo("\"1\"");
    assertThat(get(path).text("/text")).isEqualTo("Said.");
    assertThat(get(path).text("/kind")).isEqualTo("narration");

    assertThat(delete(member, path, null).status()).isEqualTo(428);
    assertThat(delete(member, path, "\"0\"").status()).isEqualTo(412);
    assertThat(delete(member, path, "\"1\"").status()).isEqualTo(204);
    assertThat(get(path).status()).isEqualTo(404);
    assertThat(delete(member, path, "*").status()).isEqualTo(404);
    assertThat(events.published(AuditRecorded.class))
        .filteredOn(said -> said.targetId().equals(written.id()))
        .extracting(AuditRecorded::action)
        .containsExactly("prompt.created", "prompt.updated", "prompt.deleted");
  }

  @Test
  void findsByKindAndWordsWhateverTheirCase() {
    post("/prompts", OPENING);
    post("/prompts", "{'name':'100% off','kind':'post','text':'Buy {product}_now'}");
    post("/prompts", "{'name':'Closing','kind':'narration','text':'In the hand'}");
    assertThat(names("")).containsExactly("Closing", "100% off", "Opening");
    assertThat(names("?kind=post")).containsExactly("100% off");
    assertThat(names("?search=IN THE")).containsExactly("Closing", "Opening");
    assertThat(names("?search=%25")).as("no wildcard").containsExactly("100% off");
    assertThat(names("?search=_")).as("no wildcard").containsExactly("100% off");
    assertThat(names("?kind=shot&search=hand")).containsExactly("Opening");
    assertThat(names("?search=nothing of that")).isEmpty();
    assertThat(get("/prompts?kind=song").status()).isBetween(400, 422);
    var first = get("/prompts?limit=2");
    assertThat(first.body().findValuesAsString("name")).hasSize(2);
    assertThat(names("?limit=2&cursor=" + first.text("/next_cursor"))).containsExactly("Opening");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'kind':'shot','text':'x'} | /name",
        "{'name':' ','kind':'shot','text':'x'} | /name",
        "{'name':'x','text':'x'} | /kind",
        "{'name':'x','kind':'shot'} | /text",
        "{'name':'x','kind':'shot','text':' '} | /text",
        "{'name':'x','kind':'shot','text':'{not closed'} | /text"
      })
  void refusesWhatIsMissingOrCannotBe(String body, String pointer) {
    var refused = post("/prompts", body);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
    assertThat(names("")).isEmpty();
  }

  @Test
  void refusesWhatIsTooLong() {
    String most = "x".repeat(PromptText.LONGEST);
    String body = "{'name':'%s','kind':'shot','text':'%s'}";
    assertThat(post("/prompts", body.formatted("y".repeat(120), most)).status()).isEqualTo(201);
    assertThat(post("/prompts", body.formatted("y", most + "x")).text("/errors/0/pointer"))
        .isEqualTo("/text");
    assertThat(post("/prompts", body.formatted("y".repeat(121), "x")).text("/errors/0/pointer"))
        .isEqualTo("/name");
    assertThat(post("/prompts", "{'name':'x','kind':'song','text':'x'}").status())
        .isBetween(400, 422);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'name':null} | /name",
        "{'name':7} | /name",
        "{'kind':'song'} | /kind",
        "{'kind':null} | /kind",
        "{'text':''} | /text",
        "{'text':'}{'} | /text",
        "{'created_by':'me'} | /created_by"
      })
  void aChangeThatCannotBeLeavesItAsItWas(String body, String pointer) {
    var written = post("/prompts", OPENING);
    var refused = patch("/prompts/" + written.id(), "*", body);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
    assertThat(get("/prompts/" + written.id()).header("ETag")).isEqualTo("\"0\"");
  }

  @Test
  void aNameIsGivenOnceWhateverItsCase() {
    var opening = post("/prompts", OPENING);
    var refused = post("/prompts", "{'name':'OPENING','kind':'post','text':'x'}");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("/code")).isEqualTo("prompt_name_taken");
    var other = post("/prompts", "{'name':'Other','kind':'post','text':'x'}");
    assertThat(patch("/prompts/" + other.id(), "*", "{'name':'opening'}").status()).isEqualTo(409);
    assertThat(patch("/prompts/" + opening.id(), "*", "{'name':'opening'}").status())
        .as("its own, written otherwise")
        .isEqualTo(200);
    assertThat(post(stranger(), "/prompts", OPENING).status()).isEqualTo(201);
  }

  @Test
  void ofManyAtTheSameTimeOneGetsTheName() {
    var answers =
        IntStream.range(0, 6)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> post("/prompts", OPENING).status()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
    assertThat(names("")).containsExactly("Opening");
  }

  @Test
  void whoMayNotChangeOthersChangesTheirOwn() {
    var mine = post("/prompts", OPENING);
    var creator = colleague(Set.of("films:read", "films:write"));
    assertThat(get(creator, "/prompts/" + mine.id()).status()).isEqualTo(200);
    var refused = patchAs(creator, "/prompts/" + mine.id(), "{'text':'x'}");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text("/code")).isEqualTo("not_your_own");
    assertThat(delete(creator, "/prompts/" + mine.id(), "*").text("/code"))
        .isEqualTo("not_your_own");
    var theirs = post(creator, "/prompts", "{'name':'Theirs','kind':'post','text':'x'}");
    assertThat(patchAs(creator, "/prompts/" + theirs.id(), "{'text':'y'}").status()).isEqualTo(200);
    var editor = colleague(Set.of("films:read", "films:write", "content:others"));
    assertThat(patchAs(editor, "/prompts/" + theirs.id(), "{'text':'z'}").status()).isEqualTo(200);
    assertThat(delete(editor, "/prompts/" + mine.id(), "*").status()).isEqualTo(204);
    var viewer = colleague(Set.of("films:read"));
    assertThat(post(viewer, "/prompts", OPENING).status()).isEqualTo(403);
    assertThat(delete(viewer, "/prompts/" + theirs.id(), "*").status()).isEqualTo(403);
    assertThat(get(colleague(Set.of("portal:use")), "/prompts").status()).isEqualTo(403);
  }

  @Test
  void anotherWorkspacesPromptsAreNotThere() {
    var mine = post("/prompts", OPENING);
    var stranger = stranger();
    assertThat(get(stranger, "/prompts/" + mine.id()).status()).isEqualTo(404);
    assertThat(patchAs(stranger, "/prompts/" + mine.id(), "{'text':'x'}").status()).isEqualTo(404);
    assertThat(delete(stranger, "/prompts/" + mine.id(), "*").status()).isEqualTo(404);
    assertThat(get(stranger, "/prompts").body().findValuesAsString("name")).isEmpty();
  }

  @Test
  void livesInASchemaOfItsOwnToo() {
    String schema = placements.dedicate(tenant());
    var written = post("/prompts", OPENING);
    assertThat(written.status()).isEqualTo(201);
    assertThat(database.count(schema + ".prompts")).isOne();
    assertThat(database.count("shared.prompts where workspace_id = ?", workspaceOf(member)))
        .isZero();
    assertThat(names("?search=street")).containsExactly("Opening");
    assertThat(post("/prompts", OPENING).status()).isEqualTo(409);
  }

  private List<String> names(String query) {
    var uri = url(member, "/prompts");
    var request =
        MockMvcRequestBuilders.get(java.net.URI.create((uri + query).replace(" ", "%20")));
    return answer(member, request).body().findValuesAsString("name");
  }

  private Caller colleague(Set<String> permissions) {
    return Caller.member(
        UuidCreator.getTimeOrderedEpoch(),
        workspaceOf(member),
        java.util.Objects.requireNonNull(member.accountId()),
        "creator",
        permissions);
  }

  private Answer patchAs(Caller caller, String path, String body) {
    return answer(
        caller,
        MockMvcRequestBuilders.patch(url(caller, path))
            .header(HttpHeaders.IF_MATCH, "*")
            .contentType(MediaType.APPLICATION_JSON)
            .content(body.replace('\'', '"')));
  }

  private Answer delete(Caller caller, String path, @Nullable String ifMatch) {
    var request = MockMvcRequestBuilders.delete(url(caller, path));
    if (ifMatch != null) request.header(HttpHeaders.IF_MATCH, ifMatch);
    return answer(caller, request);
  }
}
