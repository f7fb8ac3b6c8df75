package io.marquee.film.film;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.events.workspace.ProjectCreated;
import io.marquee.film.FilmTest;
import io.marquee.web.Caller;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/**
 * What somebody may do with the films and assets of others, and an API key outside of its limits.
 */
class WhoMayIntegrationTests extends FilmTest {

  private static final String SHOTS =
      "'screenplay':{'shots':[{'key':'a','duration_seconds':1,'caption':'Hi'}]}";

  private final Caller creator = colleague(Set.of());
  private final Caller editor = colleague(Set.of(Caller.CONTENT_OF_OTHERS));

  @Test
  void aCreatorChangesTheirOwnFilmsOnly() {
    UUID theirs = post(creator, "/films", "{'title':'Mine'," + SHOTS + "}").id();
    UUID others = post("/films", "{'title':'Yours'," + SHOTS + "}").id();

    assertThat(rename(creator, theirs)).isEqualTo(200);
    assertThat(rename(creator, others)).isEqualTo(403);
    assertThat(get("/films/" + others).text("/title")).isEqualTo("Yours");
    assertThat(get(creator, "/films/" + others).status()).as("but sees them").isEqualTo(200);
    assertThat(rename(editor, others)).isEqualTo(200);
  }

  @Test
  void aCreatorRendersTheirOwnFilmsOnly() {
    UUID others = post("/films", "{'title':'Yours'," + SHOTS + "}").id();
    Answer answer = post(creator, "/films/" + others + "/generations", "{}");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text("/code")).isEqualTo("not_your_own");

    UUID run = post("/films/" + others + "/generations", "{}").id();
    String path = "/films/" + others + "/generations/" + run;
    assertThat(post(creator, path + "/cancel", "").text("/code")).isEqualTo("not_your_own");
    assertThat(post(editor, path + "/cancel", "").status()).isEqualTo(200);
    assertThat(post(creator, path + "/resume", "").text("/code")).isEqualTo("not_your_own");
  }

  @Test
  void aCreatorCompletesTheirOwnUploadsOnly() {
    UUID asset = announce("hero.jpg", "image/jpeg", picture()).id();
    Answer answer = post(creator, "/assets/" + asset + "/complete", "");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text("/code")).isEqualTo("not_your_own");
  }

  @Test
  void aKeyReachesTheFilmsOfItsProjectsOnly() {
    UUID project = project();
    UUID inside = post("/films", "{'title':'In','project_id':'" + project + "'}").id();
    UUID outside = post("/films", "{'title':'Out'}").id();
    Caller key = key(Set.of(project));

    assertThat(get(key, "/films").body().at("/items"))
        .extracting(film -> film.at("/id").asString())
        .containsExactly(inside.toString());
    assertThat(get(key, "/films/" + inside).status()).isEqualTo(200);
    for (String part : new String[] {"", "/shots", "/screenplays", "/variants", "/generations"}) {
      Answer answer = get(key, "/films/" + outside + part);
      assertThat(answer.status()).as(part).isEqualTo(403);
      assertThat(answer.text("/code")).isEqualTo("outside_key");
    }
    assertThat(rename(key, inside)).isEqualTo(200);
    assertThat(rename(key, outside)).isEqualTo(403);
    assertThat(post(key, "/films", "{'title':'No project'}").status()).isEqualTo(403);
    assertThat(post(key, "/films", "{'title':'Ok','project_id':'" + project + "'}").status())
        .isEqualTo(201);
    assertThat(change(key, inside, "{'project_id':null}")).as("moves nothing out").isEqualTo(403);
    UUID other = project();
    assertThat(change(key, inside, "{'project_id':'" + other + "'}")).isEqualTo(403);
  }

  private int rename(Caller caller, UUID film) {
    return change(caller, film, "{'title':'Renamed'}");
  }

  private int change(Caller caller, UUID film, String change) {
    return answer(
            caller,
            MockMvcRequestBuilders.patch(url(caller, "/films/" + film))
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.IF_MATCH, "*")
                .content(change.replace('\'', '"')))
        .status();
  }

  private UUID project() {
    UUID project = UuidCreator.getTimeOrderedEpoch();
    events.deliver(new ProjectCreated(project, null, "Launch", "campaign"), tenant());
    Awaitility.await().until(() -> database.count("shared.projects where id = ?", project) == 1);
    return project;
  }

  private Caller colleague(Set<String> more) {
    Set<String> permissions = new HashSet<>(member.permissions());
    permissions.addAll(more);
    return new Caller(
        UUID.randomUUID(),
        member.workspaceId(),
        member.accountId(),
        "creator",
        permissions,
        null,
        null,
        null,
        null);
  }

  private Caller key(Set<UUID> projects) {
    return new Caller(
        member.userId(),
        member.workspaceId(),
        member.accountId(),
        null,
        member.permissions(),
        null,
        UUID.randomUUID(),
        null,
        null,
        projects,
        Set.of());
  }
}
