package io.marquee.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.marquee.web.Caller;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** The people around an approval, and what they do. */
public abstract class ReviewTest extends PublishingTest {

  /** May decide on posts of others, and not for clients. */
  protected final Caller reviewer = colleague("reviewer", Set.of("posts:read", "approvals:decide"));

  /** May do all of that, for clients too. */
  protected final Caller manager =
      colleague(
          "manager",
          Set.of(
              "posts:read",
              "posts:write",
              "posts:publish",
              "approvals:decide",
              "portal:use",
              "workspaces:write",
              Caller.CONTENT_OF_OTHERS));

  protected final Caller client = colleague("client", Set.of("portal:use", "approvals:decide"));

  protected Caller colleague(String role, Set<String> permissions) {
    return new Caller(
        UUID.randomUUID(),
        member.workspaceId(),
        member.accountId(),
        role,
        permissions,
        null,
        null,
        null,
        null);
  }

  protected ResultActions put(Caller caller, String path, String ifMatch, String json)
      throws Exception {
    return send(
        caller, MockMvcRequestBuilders.put(url(caller, path)).header("If-Match", ifMatch), json);
  }

  protected ResultActions patch(Caller caller, String path, String ifMatch, String json)
      throws Exception {
    return send(
        caller, MockMvcRequestBuilders.patch(url(caller, path)).header("If-Match", ifMatch), json);
  }

  /** Nothing appears without an approval from now on. */
  protected void requireApproval() throws Exception {
    stages(true, "{\"name\": \"Look\", \"audience\": \"internal\"}");
  }

  protected void stages(boolean required, String stages) throws Exception {
    ResultActions answer =
        put(
            manager,
            "/approval-stages",
            "*",
            "{\"required\": %s, \"stages\": [%s]}".formatted(required, stages));
    assertThat(answer.andReturn().getResponse().getStatus()).as(text(answer)).isEqualTo(200);
  }

  /** A post of a film on the account of a platform that does as it is told. */
  protected UUID drafted(@Nullable Film film) throws Exception {
    return draft("The Launch", film == null ? null : film.id(), fakeAccount());
  }

  protected UUID submitted(@Nullable Film film) throws Exception {
    UUID post = drafted(film);
    submit(post);
    return post;
  }

  protected void submit(UUID post) throws Exception {
    ResultActions answer = command(member, "/posts/" + post + "/submit", "{}");
    assertThat(answer.andReturn().getResponse().getStatus()).as(text(answer)).isEqualTo(200);
  }

  /** At its client stage. */
  protected UUID shownToClients(@Nullable Film film) throws Exception {
    UUID post = submitted(film);
    approve(reviewer, post);
    return post;
  }

  protected void approve(Caller caller, UUID post) throws Exception {
    ResultActions answer = decide(caller, post, "approve", null);
    assertThat(answer.andReturn().getResponse().getStatus()).as(text(answer)).isEqualTo(200);
  }

  protected ResultActions decide(Caller caller, UUID post, String verdict, @Nullable String comment)
      throws Exception {
    return command(caller, "/posts/" + post + "/" + verdict, decision(hashOf(post), comment));
  }

  protected ResultActions decideInPortal(
      Caller caller, UUID post, String verdict, @Nullable String comment) throws Exception {
    return command(
        caller, "/portal/posts/" + post + "/" + verdict, decision(hashOf(post), comment));
  }

  protected static String decision(String hash, @Nullable String comment) {
    return "{\"content_hash\": \"%s\"%s}"
        .formatted(hash, comment == null ? "" : ", \"comment\": \"" + comment + "\"");
  }

  protected String hashOf(UUID post) throws Exception {
    return JsonPath.read(read(member, "/posts/" + post), "$.content_hash");
  }

  protected UUID approvalOf(UUID post) throws Exception {
    return id(read(member, "/posts/" + post), "$.approval.id");
  }

  protected List<String> actionsOf(UUID post) throws Exception {
    return JsonPath.read(read(member, "/approvals/" + approvalOf(post)), "$.history[*].action");
  }

  /** The film is rendered again, and its new files are known. */
  protected Film renderedAgain(Film film) {
    Film again = makeFilm(film.id(), "16:9");
    events.deliver(again.event(), tenantOf(member));
    await(
        "the new run of " + film.id(),
        () ->
            database.count(
                    "shared.films where id = ? and generation_id = ?",
                    film.id(),
                    again.event().generationId())
                == 1);
    return again;
  }
}
