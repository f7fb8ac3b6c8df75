package io.marquee.film;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.events.billing.UsageReserved;
import io.marquee.tenancy.Tenant;
import io.marquee.test.Callers;
import io.marquee.test.Events;
import io.marquee.test.MarqueeTest;
import io.marquee.test.TestDatabase;
import io.marquee.web.Caller;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the tests of the whole service share: one context, and the steps that lead to a film. */
@MarqueeTest
@SuppressWarnings("NullAway.Init")
public abstract class FilmTest {

  private static final Set<String> ALL =
      Set.of(
          "films:read",
          "films:write",
          "films:generate",
          "assets:read",
          "assets:write",
          "characters:read",
          "characters:write");

  @Autowired protected MockMvc http;
  @Autowired protected Callers callers;
  @Autowired protected Events events;
  @Autowired protected TestDatabase database;
  @Autowired protected JsonMapper json;

  protected final HttpClient outside = HttpClient.newHttpClient();

  /** A workspace that nobody else uses, and somebody in it who may do everything. */
  protected final Caller member = member(ALL);

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    TestStorage.settings()
        .forEach(
            setting -> {
              var parts = setting.split("=", 2);
              settings.add(parts[0], () -> parts[1]);
            });
    settings.add("marquee.jobs.poll-interval", () -> "200ms");
    settings.add("marquee.film.rendering.work-directory", () -> "target/test-rendering");
  }

  /** An answer, and its body. */
  protected record Answer(MockHttpServletResponse response, JsonNode body) {
    public int status() {
      return response.getStatus();
    }

    public String text(String pointer) {
      return body.at(pointer).asString();
    }

    public UUID id() {
      return UUID.fromString(text("/id"));
    }

    public String header(String name) {
      return Objects.requireNonNull(response.getHeader(name), name);
    }
  }

  protected static Caller member(Set<String> permissions) {
    return Caller.member(
        UuidCreator.getTimeOrderedEpoch(),
        UuidCreator.getTimeOrderedEpoch(),
        UuidCreator.getTimeOrderedEpoch(),
        "owner",
        permissions);
  }

  protected static Caller stranger() {
    return member(ALL);
  }

  protected static UUID workspaceOf(Caller caller) {
    return Objects.requireNonNull(caller.workspaceId());
  }

  protected static Tenant tenantOf(Caller caller) {
    return Tenant.workspace(workspaceOf(caller), caller.accountId());
  }

  protected Tenant tenant() {
    return tenantOf(member);
  }

  protected static String url(Caller caller, String path) {
    return "/api/v1/w/" + workspaceOf(caller) + path;
  }

  protected Answer get(String path) {
    return get(member, path);
  }

  protected Answer get(Caller caller, String path) {
    return answer(caller, MockMvcRequestBuilders.get(url(caller, path)));
  }

  protected Answer post(String path, String body) {
    return post(member, path, body);
  }

  protected Answer post(Caller caller, String path, String body) {
    var request = MockMvcRequestBuilders.post(url(caller, path));
    if (!body.isEmpty()) {
      request.contentType(MediaType.APPLICATION_JSON).content(body.replace('\'', '"'));
    }
    return answer(caller, request);
  }

  protected Answer patch(String path, String ifMatch, String body) {
    var request =
        MockMvcRequestBuilders.patch(url(member, path))
            .contentType(MediaType.APPLICATION_JSON)
            .content(body.replace('\'', '"'));
    if (!ifMatch.isEmpty()) request.header(HttpHeaders.IF_MATCH, ifMatch);
    return answer(member, request);
  }

  protected Answer answer(Caller caller, AbstractMockHttpServletRequestBuilder<?> request) {
    try {
      var response = http.perform(request.with(callers.as(caller))).andReturn().getResponse();
      var text = response.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
      return new Answer(response, text.isEmpty() ? json.createObjectNode() : json.readTree(text));
    } catch (Exception exception) {
      throw new IllegalStateException(exception);
    }
  }

  /** Announces, uploads and completes an asset. */
  protected UUID upload(String filename, String contentType, byte[] bytes) {
    var announced = announce(filename, contentType, bytes);
    assertThat(announced.status()).as(announced.body().toString()).isEqualTo(201);
    assertThat(put(announced, bytes)).isEqualTo(200);
    var completed = post("/assets/" + announced.id() + "/complete", "");
    assertThat(completed.status()).as(completed.body().toString()).isEqualTo(200);
    assertThat(completed.text("/status")).isEqualTo("ready");
    return announced.id();
  }

  protected Answer announce(String filename, String contentType, byte[] bytes) {
    return post(
        "/assets",
        "{'filename':'%s','content_type':'%s','size':%d,'sha256':'%s'}"
            .formatted(filename, contentType, bytes.length, sha256(bytes)));
  }

  /** Sends the bytes where the announcement says, as it says. */
  protected int put(Answer announced, byte[] bytes) {
    var upload = announced.body().get("upload");
    var request =
        HttpRequest.newBuilder(URI.create(upload.get("url").asString()))
            .method(upload.get("method").asString(), HttpRequest.BodyPublishers.ofByteArray(bytes));
    for (var header : upload.get("headers").properties()) {
      // The client sets it itself, from the body.
      if (header.getKey().equalsIgnoreCase("content-length")) continue;
      request.header(header.getKey(), header.getValue().asString());
    }
    return send(request.build()).statusCode();
  }

  /** Follows a redirect of the API to the storage. */
  protected byte[] follow(Answer redirect) {
    assertThat(redirect.status()).as(redirect.body().toString()).isEqualTo(302);
    var response =
        send(HttpRequest.newBuilder(URI.create(redirect.header(HttpHeaders.LOCATION))).build());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return outside.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  protected static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  protected static byte[] picture() {
    var image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setColor(Color.ORANGE);
    graphics.fillRect(0, 0, 400, 300);
    graphics.setColor(Color.BLUE);
    graphics.fillOval(150, 100, 100, 100);
    graphics.dispose();
    try {
      var bytes = new ByteArrayOutputStream();
      ImageIO.write(image, "jpg", bytes);
      return bytes.toByteArray();
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  /** Something that begins like a picture and is none. */
  protected static byte[] brokenPicture() {
    var bytes = new byte[2000];
    System.arraycopy(picture(), 0, bytes, 0, 20);
    return bytes;
  }

  /** A film of three shots, small and quick to render: 3 s, less half a second. */
  protected static String smallFilm(UUID pictureId) {
    return """
    {'fps':12,'resolution':'320x180','shots':[
      {'key':'one','duration_seconds':1,'background':{'color':'#204060'},'caption':'One','transition':'crossfade'},
      {'key':'two','duration_seconds':1.5,'background':{'asset_id':'%s'},'motion':'zoom_in'},
      {'key':'three','duration_seconds':0.5,'background':{'gradient':['#102030','#405060']},'caption':'三'}]}
    """
        .formatted(pictureId);
  }

  protected UUID createFilm(String screenplay) {
    var created = post("/films", "{'title':'Small','screenplay':%s}".formatted(screenplay));
    assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
    return created.id();
  }

  /** Asks for a film to be rendered. */
  protected UUID generate(UUID filmId, String body) {
    var accepted = post("/films/" + filmId + "/generations", body);
    assertThat(accepted.status()).as(accepted.body().toString()).isEqualTo(202);
    return accepted.id();
  }

  /** Billing holds the credits. */
  protected UUID reserve(UUID generationId, long credits) {
    var reservation = UuidCreator.getTimeOrderedEpoch();
    events.deliver(
        new UsageReserved(
            reservation, generationId, credits, Instant.now().plus(15, ChronoUnit.MINUTES)),
        tenant());
    return reservation;
  }

  protected Answer awaitStatus(UUID filmId, UUID generationId, String status) {
    var path = "/films/" + filmId + "/generations/" + generationId;
    return Awaitility.await(status)
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> get(path), answer -> answer.text("/status").equals(status));
  }
}
